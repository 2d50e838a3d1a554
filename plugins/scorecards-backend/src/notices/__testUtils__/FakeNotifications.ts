import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';

/** Keeps what is sent. */
export class FakeNotifications {
  readonly sent: NotificationSendOptions[] = [];
  /** The next ones to be thrown. */
  readonly failures: Error[] = [];

  async send(one: NotificationSendOptions): Promise<void> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.sent.push(one);
  }

  /** What was sent since it was last asked, without what all have. */
  taken() {
    return this.sent.splice(0).map(({ recipients, payload }) => ({
      to: 'entityRef' in recipients ? recipients.entityRef : undefined,
      ...('excludeEntityRef' in recipients && {
        except: recipients.excludeEntityRef,
      }),
      scope: payload.scope,
      title: payload.title,
      description: payload.description,
      link: payload.link,
    }));
  }
}

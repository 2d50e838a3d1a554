import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  NotRetriedError,
  type AlertMessage,
  type AlertNotifier,
  type SentMessage,
} from '@callboard/backstage-plugin-alerts-node';
import { patient, unlessAborted } from './patience';
import { oneLine } from './texts';

/** The platform keeps 255 characters of a title. */
const MOST_TITLE = 200;

type Payload = NotificationSendOptions['payload'];
type Severity = NonNullable<Payload['severity']>;

const SEVERITIES: Readonly<
  Record<AlertMessage['alert']['severity'], Severity>
> = { critical: 'critical', error: 'high', warning: 'normal', info: 'low' };

/** That somebody has it, or that it is over, is no reason to be alarmed. */
function severityOf({ kind, alert }: AlertMessage): Severity {
  const severity = SEVERITIES[alert.severity];
  const isCalm = kind === 'news' && alert.state !== 'firing';
  return isCalm && severity !== 'low' ? 'normal' : severity;
}

/** Tells people by the notifications of the portal. */
export class PortalNotifier implements AlertNotifier {
  readonly id = 'portal';
  readonly title = 'in the portal';
  readonly audience = 'personal';
  readonly #notifications: NotificationService;
  readonly #basePath: string;

  /** @param options.portalUrl - `app.baseUrl`: links of notifications begin after it */
  constructor(options: {
    notifications: NotificationService;
    portalUrl: string;
  }) {
    this.#notifications = options.notifications;
    this.#basePath = new URL(options.portalUrl).pathname.replace(/\/+$/, '');
  }

  async send(
    message: AlertMessage,
    { signal }: { signal: AbortSignal },
  ): Promise<SentMessage> {
    const { recipient, alert, title, text } = message;
    if (!recipient) {
      throw new NotRetriedError('portal: the message is for no person');
    }
    const sending = this.#notifications.send({
      recipients: { type: 'entity', entityRef: [recipient.userRef] },
      payload: {
        title: oneLine(title, MOST_TITLE),
        description: text,
        link: this.#linkOf(message.url),
        severity: severityOf(message),
        topic: 'alerts',
        // What is told of an alert next takes the place of what was told before, and so does the same told twice.
        scope: `alerts:${alert.id}`,
      },
    });
    await unlessAborted(sending, patient(signal));
    return {};
  }

  /** Within the portal, whatever address it is opened by. */
  #linkOf(address: string): string {
    const { pathname, search } = new URL(address);
    const isBelow = pathname.startsWith(`${this.#basePath}/`);
    const path = isBelow ? pathname.slice(this.#basePath.length) : pathname;
    return `${path}${search}`;
  }
}

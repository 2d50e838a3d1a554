import { everything } from '@internal/backend-kit';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Organisation } from '@callboard/backstage-plugin-ownership-common';
import type { DigestStore } from '../../database/DigestStore';
import type { OwnershipMetrics } from '../../metrics';
import { trustLevelIn } from '../presentOwnership';
import type { Presenter } from '../Presenter';
import type { Register } from '../Register';
import { survey } from '../survey';
import { digestNotice, type TrustCounts } from './digestNotice';
import { digestWeekAt, type DigestTime } from './digestWeek';
import { toNotification, type Notice } from './Notice';

const SHOWN_TEAMS = 20;

export interface DigestDeliveryOptions {
  digests: DigestStore;
  register: Pick<Register, 'current'>;
  presenter: Presenter;
  notifications: NotificationService;
  time: DigestTime;
  /** Where the page of the frontend is. */
  pagePath: string;
  metrics: Pick<OwnershipMetrics, 'countMessage'>;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/** Reminds each team, once a week, of what it has to confirm. */
export class DigestDelivery {
  readonly #options: DigestDeliveryOptions;

  constructor(options: DigestDeliveryOptions) {
    this.#options = options;
  }

  /** Sends what is due and nobody else is sending. What fails is tried again when the claim is over. */
  async sendDue(signal?: AbortSignal): Promise<void> {
    const { digests, time, logger } = this.#options;
    const week = digestWeekAt(this.#now(), time);
    if (week === undefined) return;
    const { notices, organisation } = await this.#write();
    const failed: string[] = [];
    let cause: unknown;
    for (const notice of notices) {
      if (signal?.aborted) break;
      const ownerRef = notice.recipientRef;
      const now = this.#now();
      if (!(await digests.claim({ ownerRef, week, now }))) continue;
      try {
        await this.#send(notice, organisation);
      } catch (error) {
        failed.push(ownerRef);
        cause = error;
      }
    }
    if (failed.length > 0) {
      const teams = failed.slice(0, SHOWN_TEAMS).join(', ');
      logger.warn(
        `Reminders to confirm that could not be sent: ${
          failed.length
        } (${teams}); the next run tries again: ${stringifyError(cause)}`,
      );
    }
  }

  async #send(notice: Notice, organisation: Organisation): Promise<void> {
    const { digests, notifications, metrics } = this.#options;
    try {
      await notifications.send(toNotification(notice, organisation));
    } catch (error) {
      metrics.countMessage('digest', 'failed');
      throw error;
    }
    metrics.countMessage('digest', 'sent');
    await digests.setSent({
      ownerRef: notice.recipientRef,
      now: this.#now(),
    });
  }

  /** One notice for each team that has something to confirm, as whoever sees everything would count it. */
  async #write(): Promise<{ notices: Notice[]; organisation: Organisation }> {
    const { register, presenter } = this.#options;
    const snapshot = await register.current();
    const { organisation } = snapshot;
    const viewpoint = presenter.viewpoint(everything, organisation);
    const presentation = presenter.presentation(snapshot, viewpoint);
    const byTeam = new Map<string, TrustCounts>();
    for (const { ownership } of await survey(snapshot, viewpoint)) {
      const trust = trustLevelIn(ownership, presentation);
      if (!trust || ownership.owner?.kind !== 'group') continue;
      const { entityRef } = ownership.owner;
      const counts = byTeam.get(entityRef) ?? {
        fresh: 0,
        ageing: 0,
        stale: 0,
        never: 0,
      };
      counts[trust] += 1;
      byTeam.set(entityRef, counts);
    }
    const notices = [...byTeam].flatMap(
      ([ref, counts]) =>
        digestNotice(
          organisation.groups.get(ref)!,
          counts,
          this.#options.pagePath,
        ) ?? [],
    );
    return { notices, organisation };
  }

  #now(): Date {
    return new Date((this.#options.clock ?? Date.now)());
  }
}

import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { clipName } from '@internal/backend-kit';
import type { TestRecord, TestStore } from '../database/TestStore';

const DAY_MS = 86_400_000;
/** So long before its quarantine ends the owner hears of it. */
const AHEAD_MS = 3 * DAY_MS;
const BATCH = 50;

export interface QuarantineRemindersOptions {
  store: Pick<TestStore, 'listEnding' | 'setReminded'>;
  /** Teams below a team. */
  teamsBelow: (groupRef: string) => Promise<readonly string[]>;
  notifications: NotificationService;
  count: (what: 'reminder', result: 'sent' | 'failed') => void;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

function noticeOf(
  { id, name, className, quarantine }: TestRecord,
  { below, now }: { below: readonly string[]; now: number },
): NotificationSendOptions {
  const { ownerRef, reason, expiresAt } = quarantine!;
  const days = Math.max(0, Math.ceil((expiresAt - now) / DAY_MS));
  const when = days === 1 ? 'in a day' : `in ${days} days`;
  return {
    recipients: {
      type: 'entity',
      entityRef: ownerRef,
      ...(below.length > 0 && { excludeEntityRef: [...below] }),
    },
    payload: {
      title: `Quarantine ends ${expiresAt > now ? when : 'now'}: ${clipName(
        [className, name].filter(Boolean).join(' › '),
      )}`,
      description: `Then its failures count again. Why it is there: ${clipName(
        reason,
      )}`,
      link: `/build-health/tests/${id}`,
      severity: 'normal',
      topic: 'Quarantine of tests',
      scope: `build-health-quarantine-${id}`,
    },
  };
}

/**
 * Reminds whoever mends a test three days before its quarantine ends. What was told is kept after it was sent: a crash in between
 * sends it again, with the same scope.
 */
export class QuarantineReminders {
  readonly #options: QuarantineRemindersOptions;

  constructor(options: QuarantineRemindersOptions) {
    this.#options = options;
  }

  /** Sends what is due; what fails is tried again at the next run. */
  async sendDue(signal?: AbortSignal): Promise<void> {
    const { store, notifications, teamsBelow, count, logger } = this.#options;
    const now = (this.#options.clock ?? Date.now)();
    const due = await store.listEnding({
      before: now + AHEAD_MS,
      limit: BATCH,
    });
    for (const test of due) {
      if (signal?.aborted) return;
      const { ownerRef, expiresAt } = test.quarantine!;
      try {
        const below = await teamsBelow(ownerRef);
        await notifications.send(noticeOf(test, { below, now }));
        count('reminder', 'sent');
        await store.setReminded(test.id, expiresAt);
      } catch (error) {
        count('reminder', 'failed');
        logger.warn(
          `${ownerRef} could not be reminded of the quarantine of test ${
            test.id
          }, it is tried again: ${stringifyError(error)}`,
        );
      }
    }
  }
}

import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { ScorecardsMetrics } from '../metrics';
import type { TeamDirectory } from '../service/access/Teams';
import { toNotification, type Notice } from './Notice';
import type { NoticeStore } from './NoticeStore';

/** What somebody may have told is not told again for so long; whoever writes notices looks back less far. */
const KEPT_MS = 90 * 86_400_000;

interface NoticeSenderOptions {
  store: NoticeStore;
  notifications: NotificationService;
  directory: () => Promise<TeamDirectory>;
  metrics: Pick<ScorecardsMetrics, 'countNotice'>;
  logger: LoggerService;
  now: () => number;
}

/**
 * Tells people what they have not been told. That it is being told is kept before, and that it was after: of two processes one tells
 * it, and after a crash in between it is told again in the same scope, so that nobody has it twice.
 */
export class NoticeSender {
  readonly #options: NoticeSenderOptions;

  constructor(options: NoticeSenderOptions) {
    this.#options = options;
  }

  /** What fails holds up nothing else, and is tried again when the claim is over. */
  async send(notices: readonly Notice[], signal?: AbortSignal): Promise<void> {
    const { store, now } = this.#options;
    await store.removeBefore(now() - KEPT_MS);
    if (notices.length === 0) return;
    const told = await store.readTold(notices.map(({ scope }) => scope));
    for (const notice of notices) {
      if (signal?.aborted) return;
      const { scope, version } = notice;
      if (version <= (told.get(scope) ?? -1)) continue;
      if (await store.claim({ scope, version, at: now() })) {
        await this.#tell(notice);
      }
    }
  }

  async #tell(notice: Notice): Promise<void> {
    const { store, notifications, directory, metrics, logger, now } =
      this.#options;
    const { kind, scope, version } = notice;
    try {
      const message = await notice.write();
      if (message) {
        await notifications.send(
          toNotification(notice, message, await directory()),
        );
        metrics.countNotice(kind, 'sent');
      }
      await store.setTold({ scope, version, at: now() });
    } catch (error) {
      metrics.countNotice(kind, 'failed');
      logger.warn(
        `${scope} could not be told; a later run tries again`,
        toError(error),
      );
    }
  }
}

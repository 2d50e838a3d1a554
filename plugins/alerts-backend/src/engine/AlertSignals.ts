import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  alertChannel,
  alertsListChannel,
} from '@callboard/backstage-plugin-alerts-common';

/** Changes within this time are told together: in a storm pages ask once a second, and not for each alert. */
const PAUSE_MS = 500;
/** Of so many changed at once open pages of single alerts are told; the list is told anyway. */
const MOST_SINGLE = 200;

/** Tells open pages that alerts have changed, by ids that say nothing to others. */
export class AlertSignals {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  readonly #waiting = new Set<string>();
  #timer?: NodeJS.Timeout;

  constructor(options: { signals: SignalsService; logger: LoggerService }) {
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  tell(alertIds: readonly string[]): void {
    for (const id of alertIds) this.#waiting.add(id);
    if (this.#waiting.size === 0 || this.#timer) return;
    this.#timer = setTimeout(() => void this.#send(), PAUSE_MS);
    this.#timer.unref();
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    const ids = [...this.#waiting];
    this.#waiting.clear();
    const single = ids.slice(0, MOST_SINGLE).map(alertChannel);
    try {
      await this.#signals.publish({
        recipients: { type: 'broadcast' },
        channel: alertsListChannel,
        message: {},
      });
      for (const channel of single) {
        await this.#signals.publish({
          recipients: { type: 'broadcast' },
          channel,
          message: {},
        });
      }
    } catch (error) {
      // They ask every few seconds besides.
      this.#logger.warn(
        `Open pages were not told of changes: ${stringifyError(error)}`,
      );
    }
  }
}

import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  RESULTS_SIGNAL_CHANNEL,
  type ResultsSignal,
} from '@callboard/backstage-plugin-scorecards-common';
import type { EntityIds } from './EntityIds';
import type { EventTeller } from './EventTeller';

/** Pages ask again when they hear of a change; more often than that would only cost. */
const SIGNAL_EVERY_MS = 1_000;
/** Of more entities than that, a page asks for all it shows. */
const MOST_NAMED = 100;

/** Tells other plugins and open pages of results, after they are in the database. Nobody waits for it, or fails of it. */
export class ResultsNews {
  readonly #teller: Pick<EventTeller, 'wake'>;
  readonly #signals: Pick<SignalsService, 'publish'>;
  readonly #entityIds: EntityIds;
  readonly #logger: LoggerService;
  readonly #changed = new Set<string>();
  #timer?: NodeJS.Timeout;
  #signalledAt = -Infinity;

  constructor(options: {
    teller: Pick<EventTeller, 'wake'>;
    signals: Pick<SignalsService, 'publish'>;
    entityIds: EntityIds;
    logger: LoggerService;
  }) {
    this.#teller = options.teller;
    this.#signals = options.signals;
    this.#entityIds = options.entityIds;
    this.#logger = options.logger;
  }

  /** Results of entities were written by this process. */
  tell(written: { entityRefs: readonly string[]; hasLevels: boolean }): void {
    if (written.hasLevels) this.#teller.wake('levels');
    this.signal(written.entityRefs);
  }

  /** At once when the last signal is a while ago, else together with all that happens until it is. */
  signal(entityRefs: readonly string[]): void {
    for (const ref of entityRefs) {
      // One more than are named says that they are too many.
      if (this.#changed.size > MOST_NAMED) break;
      this.#changed.add(ref);
    }
    if (this.#timer || this.#changed.size === 0) return;
    const wait = this.#signalledAt + SIGNAL_EVERY_MS - Date.now();
    this.#timer = setTimeout(() => this.#send(), Math.max(0, wait));
    this.#timer.unref();
  }

  #send(): void {
    const refs = [...this.#changed];
    this.#changed.clear();
    this.#timer = undefined;
    this.#signalledAt = Date.now();
    const message: ResultsSignal =
      refs.length > MOST_NAMED
        ? {}
        : { entityIds: refs.map(ref => this.#entityIds.of(ref)) };
    this.#signals
      .publish<ResultsSignal>({
        recipients: { type: 'broadcast' },
        channel: RESULTS_SIGNAL_CHANNEL,
        message,
      })
      .catch(error =>
        this.#logger.warn(
          'Open pages were not told of new results; they see them with their next poll',
          toError(error),
        ),
      );
  }
}

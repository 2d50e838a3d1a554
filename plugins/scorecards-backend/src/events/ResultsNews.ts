import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  RESULTS_SIGNAL_CHANNEL,
  scorecardsEventTopics,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  LevelChangedEvent,
  ResultsSignal,
} from '@callboard/backstage-plugin-scorecards-common';
import type { LevelChange } from '../database/ResultStore';
import type { RulesInForce } from '../runtime/Runtime';

/** Pages ask again when they hear of a change; more often than that would only cost. */
const SIGNAL_EVERY_MS = 1_000;

/** Told twice, it is the same. */
const eventIdOf = (
  { entityRef, scorecardNumber }: LevelChange,
  seq: number,
): string =>
  createHash('sha256')
    .update(`${seq} ${scorecardNumber} ${entityRef}`)
    .digest('base64url')
    .slice(0, 22);

function eventOf(
  change: LevelChange,
  { seq, rules }: { seq: number; rules: RulesInForce },
): LevelChangedEvent {
  const { entityRef, version, from, to, cause, changedAt } = change;
  return {
    version: 1,
    eventId: eventIdOf(change, seq),
    entityRef,
    scorecard: rules.scorecardIds.get(change.scorecardNumber) ?? '',
    scorecardVersion: version,
    ...(from && { from }),
    ...(to && { to }),
    cause: cause.kind,
    at: new Date(changedAt).toISOString(),
  };
}

/** Tells other plugins and open pages of results, after they are in the database. Nobody waits for it, or fails of it. */
export class ResultsNews {
  readonly #events: Pick<EventsService, 'publish'>;
  readonly #signals: Pick<SignalsService, 'publish'>;
  readonly #logger: LoggerService;
  #timer?: NodeJS.Timeout;
  #signalledAt = -Infinity;

  constructor(options: {
    events: Pick<EventsService, 'publish'>;
    signals: Pick<SignalsService, 'publish'>;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** Of levels that changed, by the change that wrote them; results changed in any case. */
  tell(
    levels: readonly LevelChange[],
    change: { seq: number; rules: RulesInForce },
  ): void {
    const topic = scorecardsEventTopics.levelChanged;
    const payloads = levels.map(level => eventOf(level, change));
    this.#attempt(async () => {
      for (const eventPayload of payloads) {
        await this.#events.publish({ topic, eventPayload });
        await nextTurn();
      }
    }, `${topic} was not published`);
    this.signal();
  }

  /** At once when the last signal is a while ago, else together with all that happens until it is. */
  signal(): void {
    if (this.#timer) return;
    const wait = this.#signalledAt + SIGNAL_EVERY_MS - Date.now();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#signalledAt = Date.now();
      this.#attempt(
        () =>
          this.#signals.publish<ResultsSignal>({
            recipients: { type: 'broadcast' },
            channel: RESULTS_SIGNAL_CHANNEL,
            message: {},
          }),
        'Open pages were not told of new results; they see them with their next poll',
      );
    }, Math.max(0, wait));
    this.#timer.unref();
  }

  #attempt(tell: () => Promise<void>, failure: string): void {
    tell().catch(error => this.#logger.warn(failure, toError(error)));
  }
}

import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { inBatches } from '@internal/backend-kit';
import type {
  AlertsOnCallAnswer,
  AlertsOnCallLevel,
  AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import pLimit, { type Limit } from 'p-limit';
import { LastWords } from './LastWords';

const PATIENCE_MS = 5_000;
const WARN_EVERY_MS = 60_000;
/** For so long on-call that has not answered is not asked again: in a storm each hundred of alerts would wait for it anew. */
const STILL_SILENT_MS = 30_000;
/** So many entities are asked about at once. */
const MOST_REFS = 1_000;
const AT_ONCE = 8;

/**
 * Why it is not known who is on call now. `absent`: there is no on-call. `silent`: it does not answer. `unknown`: it does not know the
 * entity, as before it has read the catalog.
 */
export type Silence = 'absent' | 'silent' | 'unknown';

/** What on-call says of an entity, a group or a schedule. */
export interface Word<T> {
  said?: T;
  /** When it was said, where that is not now: milliseconds since 1970 in UTC. */
  saidAt?: number;
  /** Absent where it was said now. */
  silence?: Silence;
}

export interface Words {
  levels: ReadonlyMap<string, Word<AlertsOnCallAnswer>>;
  /** `said` is absent without `silence` where there is no such schedule. */
  schedules: ReadonlyMap<string, Word<AlertsOnCallLevel>>;
}

export interface OnCallQuestion {
  /** Components, resources, APIs, systems and groups. */
  entityRefs: readonly string[];
  scheduleIds: readonly string[];
  /** Milliseconds since 1970 in UTC. */
  now: number;
  /** Asks about another time than now. What is said of it is not kept, and what was kept does not count. */
  at?: number;
}

interface Asking extends OnCallQuestion {
  provider: AlertsOnCallProvider;
  /** Of who asks, and of patience. */
  signal: AbortSignal;
  limit: Limit;
  /** It is not asked, and what was said last counts. */
  isSilent: boolean;
}

/** What was answered; undefined where that failed. */
type Noted = <T>(ask: () => Promise<T>) => Promise<{ said: T } | undefined>;

const tooLate = () =>
  new DOMException('On-call has not answered in time', 'TimeoutError');

const dateOf = (at?: number) => (at === undefined ? undefined : new Date(at));

/** Asks who is on call, waits for so long and no longer, and remembers what was said. */
export class OnCallAsker {
  readonly #provider?: AlertsOnCallProvider;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #levels = new LastWords<AlertsOnCallAnswer>();
  readonly #schedules = new LastWords<AlertsOnCallLevel>();
  #warnedAt = -Infinity;
  #silentAt = -Infinity;

  constructor(options: {
    /** Absent where no on-call is installed. */
    provider?: AlertsOnCallProvider;
    logger: Pick<LoggerService, 'warn'>;
  }) {
    this.#provider = options.provider;
    this.#logger = options.logger;
  }

  /** Rejects only with the reason of the signal: on-call that fails says nothing. */
  async ask(question: OnCallQuestion, caller: AbortSignal): Promise<Words> {
    caller.throwIfAborted();
    const provider = this.#provider;
    if (!provider) return allWith(question, 'absent');
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(tooLate()), PATIENCE_MS);
    const signal = AbortSignal.any([caller, patience.signal]);
    const limit = pLimit(AT_ONCE);
    const isSilent = Math.abs(question.now - this.#silentAt) < STILL_SILENT_MS;
    const asking: Asking = { ...question, provider, signal, limit, isSilent };
    try {
      const [levels, schedules, problems] = await this.#askAll(asking);
      caller.throwIfAborted();
      // What is asked about another time may take longer, and is not to change who is paged now.
      if (patience.signal.aborted) {
        if (question.at === undefined) this.#silentAt = question.now;
      } else if (!isSilent) this.#silentAt = -Infinity;
      if (problems.length > 0) this.#warn(problems[0], question.now);
      return { levels, schedules };
    } finally {
      clearTimeout(timer);
    }
  }

  async #askAll(asking: Asking) {
    const problems: unknown[] = [];
    const noted = async <T>(ask: () => Promise<T>) => {
      if (asking.isSilent) return undefined;
      try {
        return {
          said: await asking.limit(() => orAborted(ask, asking.signal)),
        };
      } catch (error) {
        problems.push(error);
        return undefined;
      }
    };
    const [levels, schedules] = await Promise.all([
      Promise.all(
        [...inBatches([...new Set(asking.entityRefs)], MOST_REFS)].map(refs =>
          this.#levelsOf(refs, asking, noted),
        ),
      ),
      Promise.all(
        [...new Set(asking.scheduleIds)].map(id =>
          this.#schedule(id, asking, noted),
        ),
      ),
    ]);
    return [new Map(levels.flat()), new Map(schedules), problems] as const;
  }

  async #levelsOf(
    refs: string[],
    { provider, signal, now, at }: Asking,
    noted: Noted,
  ): Promise<[string, Word<AlertsOnCallAnswer>][]> {
    const answered = await noted(() =>
      provider.getOnCall({ entityRefs: refs, at: dateOf(at), signal }),
    );
    return refs.map((ref, index) => {
      const said = answered?.said[index];
      if (said && at === undefined) this.#levels.keep(ref, said, now);
      if (said) return [ref, { said }];
      const last = at === undefined ? this.#levels.find(ref, now) : undefined;
      const silence = answered ? 'unknown' : 'silent';
      return [ref, { said: last?.said, saidAt: last?.at, silence }];
    });
  }

  async #schedule(
    scheduleId: string,
    { provider, signal, now, at }: Asking,
    noted: Noted,
  ): Promise<[string, Word<AlertsOnCallLevel>]> {
    const answered = await noted(() =>
      provider.getSchedule({ scheduleId, at: dateOf(at), signal }),
    );
    if (answered) {
      const { said } = answered;
      if (at === undefined && said) this.#schedules.keep(scheduleId, said, now);
      if (at === undefined && !said) this.#schedules.forget(scheduleId);
      return [scheduleId, { said }];
    }
    const last =
      at === undefined ? this.#schedules.find(scheduleId, now) : undefined;
    return [
      scheduleId,
      { said: last?.said, saidAt: last?.at, silence: 'silent' },
    ];
  }

  #warn(error: unknown, now: number): void {
    if (Math.abs(now - this.#warnedAt) < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    // The message of an error may have names in it.
    const kind = isError(error) ? error.name : 'no error';
    this.#logger.warn(
      `On-call does not answer (${kind}): alerts go to whom it named last, else to all members of the team`,
    );
  }
}

function allWith(question: OnCallQuestion, silence: Silence): Words {
  const each = (key: string) => [key, { silence }] as const;
  return {
    levels: new Map(question.entityRefs.map(each)),
    schedules: new Map(question.scheduleIds.map(each)),
  };
}

/** What does not heed its signal is not waited for either. */
async function orAborted<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    const stop = () => signal.removeEventListener('abort', giveUp);
    Promise.resolve().then(ask).then(resolve, reject).finally(stop);
  });
}

import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf } from './calendar';
import { attemptsOf, type SampleRequest } from './attempts';
import { Days } from './Days';
import { isBrokenAt, type HistoryContext } from './trunk';
import type { SampleBuild, SamplePipeline } from './types';

/** Builds of a day of some zone end on this many days before it, and after it: UTC is up to 14 hours off, and some run again. */
const DAYS_BEFORE = 1;
const DAYS_AFTER = 2;
/** Days whose builds are kept in memory: those that end on one day, and some to come. */
const KEPT_DAYS = 8;
/** No build takes longer, with another attempt. */
const LIVE_REACH_MS = 4 * HOUR_MS;

const byEnd = (a: SampleBuild, b: SampleBuild) =>
  a.finishedAt - b.finishedAt || a.runId - b.runId || a.attempt - b.attempt;

/**
 * What the pipelines of an organisation have done, and will do, made up from a seed: the same for the same seed, pipelines and
 * `now`, whatever part of it is asked for, in which order. Only what is told of `now` moves with it: what is red then, what got
 * slower since, and the storm of the month before; anything else of a day is the same for each `now`.
 */
export class History {
  readonly #context: HistoryContext;
  readonly #pipelines: readonly SamplePipeline[];
  readonly #days: Days;
  readonly #made = new Map<number, SampleBuild[]>();

  constructor(
    options: HistoryContext & { pipelines: readonly SamplePipeline[] },
  ) {
    this.#context = options;
    this.#pipelines = options.pipelines;
    this.#days = new Days(options);
  }

  /** Attempts that ended after `from` and not after `to`, in the order of their ends; made as they are asked for. */
  *between(from: number, to: number): Generator<SampleBuild> {
    for (let day = dayOf(from); day * DAY_MS <= to; day++) {
      const found: SampleBuild[] = [];
      for (let own = day - DAYS_AFTER; own <= day + DAYS_BEFORE; own++) {
        for (const build of this.#of(own)) {
          const { finishedAt } = build;
          if (dayOf(finishedAt) !== day) continue;
          if (from < finishedAt && finishedAt <= to) found.push(build);
        }
      }
      yield* found.sort(byEnd);
    }
  }

  /**
   * What is built beside that at any hour, now and then: a portal that somebody looks at at night lives too. Attempts that ended
   * after `from` and not after `to`, of what was made after `now`.
   */
  live(from: number, to: number): SampleBuild[] {
    const first = Math.max(from - LIVE_REACH_MS, this.#context.now);
    const found: SampleBuild[] = [];
    for (
      let minute = Math.ceil(first / MINUTE_MS);
      minute * MINUTE_MS <= to;
      minute++
    ) {
      const request = this.#days.requestOfMinute(minute);
      if (request) found.push(...this.#run(request));
    }
    return found
      .filter(({ finishedAt: at }) => from < at && at <= to)
      .sort(byEnd);
  }

  #of(day: number): readonly SampleBuild[] {
    const known = this.#made.get(day);
    if (known) return known;
    const made = this.#pipelines.flatMap(pipeline =>
      this.#days.requestsOf(pipeline, day).flatMap(one => this.#run(one)),
    );
    this.#made.set(day, made);
    if (this.#made.size > KEPT_DAYS) {
      this.#made.delete([...this.#made.keys()][0]);
    }
    return made;
  }

  #run(request: SampleRequest): SampleBuild[] {
    const { pipeline, createdAt, isTrunk } = request;
    const breakages = this.#days.breakagesNear(pipeline, createdAt);
    return attemptsOf(request, {
      ...this.#context,
      isBroken:
        isTrunk &&
        !pipeline.isNightly &&
        isBrokenAt(createdAt, pipeline, { ...this.#context, breakages }),
    });
  }
}

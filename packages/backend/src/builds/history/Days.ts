import type { SampleRequest } from './attempts';
import { DAY_MS, MINUTE_MS, dayOf, workOn } from './calendar';
import { changeOn, nightlyOn, pushAt, type Change } from './changes';
import { countOf, randomOf } from './random';
import {
  breakageOn,
  isTold,
  storyPushes,
  type Breakage,
  type HistoryContext,
} from './trunk';
import type { SamplePipeline } from './types';

/** Numbers of builds are counted from here on. */
const FIRST_DAY = Date.UTC(2024, 0, 1) / DAY_MS;
/** Runs have numbers of ten digits, as GitHub's: so many for a day of a pipeline, and other ones for what is built beside that. */
const FIRST_RUN = 9_000_000_000;
const RUNS_A_DAY = 100;
const PIPELINES = 200;
const FIRST_LIVE_RUN = 8_000_000_000;
/** Of the runs of a day: the last ones are of breakages and stories. */
const BREAKAGE_RUN = 90;
const STORY_RUN = 94;
/** Numbers that a day of a story keeps for its own pushes. */
const STORY_NUMBERS = 2;
/** Of a minute in which somebody looks. */
const LIVE_CHANCE = 1 / 3;

/** What is built on the days of each pipeline, and under which numbers. */
export class Days {
  readonly #context: HistoryContext;
  readonly #pipelines: readonly SamplePipeline[];
  readonly #numbers = new Map<number, number[]>();
  readonly #lives = new Map<number, (SamplePipeline | undefined)[]>();

  constructor(
    options: HistoryContext & { pipelines: readonly SamplePipeline[] },
  ) {
    this.#context = options;
    this.#pipelines = options.pipelines;
  }

  requestsOf(pipeline: SamplePipeline, day: number): SampleRequest[] {
    const before = this.#numberBefore(pipeline, day);
    return this.#changesOf(pipeline, day)
      .sort(([a], [b]) => a.createdAt - b.createdAt)
      .map(([change, index], rank) => ({
        ...change,
        pipeline,
        runId:
          FIRST_RUN +
          ((day - FIRST_DAY) * PIPELINES + pipeline.id) * RUNS_A_DAY +
          index,
        number: before + rank + 1,
      }));
  }

  /** What is built in a minute beside that. */
  requestOfMinute(minute: number): SampleRequest | undefined {
    const createdAt = minute * MINUTE_MS;
    const day = dayOf(createdAt);
    const lives = this.#livesOf(day);
    const nth = minute - (day * DAY_MS) / MINUTE_MS;
    const pipeline = lives[nth];
    if (!pipeline) return undefined;
    const earlier = lives.slice(0, nth).filter(one => one === pipeline).length;
    const { seed } = this.#context;
    const random = randomOf(seed, 'live', minute);
    const change = changeOn(random, {
      pipeline,
      day,
      seed,
      pullRequest: this.#pullRequestOf(pipeline, day, random.next()),
    });
    const usual = this.#usualOf(pipeline, day);
    return {
      ...change,
      createdAt,
      pipeline,
      runId: FIRST_LIVE_RUN + minute,
      number: this.#numberBefore(pipeline, day) + usual + earlier + 1,
    };
  }

  /** Times in which trunk is broken that a moment may lie in. */
  breakagesNear(pipeline: SamplePipeline, at: number): Breakage[] {
    const day = dayOf(at);
    return [day - 2, day - 1, day, day + 1].flatMap(
      one => this.#breakageOf(pipeline, one) ?? [],
    );
  }

  #breakageOf(pipeline: SamplePipeline, day: number): Breakage | undefined {
    const found = breakageOn(pipeline, day, this.#context.seed);
    return found && isTold(found, pipeline, this.#context) ? found : undefined;
  }

  /** With the place of each in the runs of the day. */
  #changesOf(pipeline: SamplePipeline, day: number): [Change, number][] {
    const { seed } = this.#context;
    const random = (...words: (string | number)[]) =>
      randomOf(seed, pipeline.id, day, ...words);
    if (pipeline.isNightly) {
      return [[nightlyOn(random('nightly'), { pipeline, day }), 0]];
    }
    const usual = Array.from(
      { length: this.#countOf(pipeline, day) },
      (_, index): [Change, number] => {
        const own = random('change', index);
        const pullRequest = this.#pullRequestOf(pipeline, day, own.next());
        return [changeOn(own, { pipeline, day, seed, pullRequest }), index];
      },
    );
    const breakage = this.#breakageOf(pipeline, day);
    const own = random('breakage');
    const { login: author } = own.pick(pipeline.people);
    const push = (createdAt: number, title?: string) =>
      pushAt(own, { pipeline, createdAt, author, title });
    return [
      ...usual,
      ...(breakage
        ? ([
            [push(breakage.from), BREAKAGE_RUN],
            [
              { ...push(breakage.to, 'Fix the build'), isFix: true },
              BREAKAGE_RUN + 1,
            ],
          ] satisfies [Change, number][])
        : []),
      ...storyPushes(pipeline, this.#context)
        .filter(at => dayOf(at) === day)
        .map((at, nth): [Change, number] => [push(at), STORY_RUN + nth]),
    ];
  }

  /** Of a usual day, without what breaks trunk and mends it. */
  #countOf(pipeline: SamplePipeline, day: number): number {
    const random = randomOf(this.#context.seed, 'count', pipeline.id, day);
    const average = pipeline.buildsADay * workOn(day);
    return Math.min(BREAKAGE_RUN, countOf(random, average));
  }

  /** How many numbers a day takes, but for what is built beside it. */
  #usualOf(pipeline: SamplePipeline, day: number): number {
    if (pipeline.isNightly) return 1;
    const isBroken = breakageOn(pipeline, day, this.#context.seed);
    return (
      this.#countOf(pipeline, day) +
      (isBroken ? 2 : 0) +
      (storyPushes(pipeline, this.#context).length > 0 ? STORY_NUMBERS : 0)
    );
  }

  #numberBefore(pipeline: SamplePipeline, day: number): number {
    const numbers = this.#numbers.get(pipeline.id) ?? [0];
    this.#numbers.set(pipeline.id, numbers);
    for (let nth = numbers.length; nth <= day - FIRST_DAY; nth++) {
      const one = FIRST_DAY + nth - 1;
      const lives = this.#livesOf(one).filter(live => live === pipeline).length;
      numbers.push(numbers[nth - 1] + this.#usualOf(pipeline, one) + lives);
    }
    return numbers[day - FIRST_DAY];
  }

  /** Which pipeline has a build in which minute of a day; none of the past. */
  #livesOf(day: number): readonly (SamplePipeline | undefined)[] {
    const { seed, now } = this.#context;
    if (day < dayOf(now)) return [];
    const known = this.#lives.get(day);
    if (known) return known;
    const daily = this.#pipelines.filter(({ isNightly }) => !isNightly);
    const all = daily.reduce((sum, { buildsADay }) => sum + buildsADay, 0);
    const random = randomOf(seed, 'lives', day);
    const lives = Array.from({ length: DAY_MS / MINUTE_MS }, () => {
      let rest = random.next() * all;
      const isOne = random.chance(LIVE_CHANCE);
      return isOne
        ? daily.find(({ buildsADay }) => (rest -= buildsADay) < 0)
        : undefined;
    });
    this.#lives.set(day, lives);
    return lives;
  }

  /** One of those that are open on a day: some two builds each. */
  #pullRequestOf(pipeline: SamplePipeline, day: number, dice: number): number {
    const open = Math.ceil(pipeline.buildsADay / 2);
    return 10 + (day - FIRST_DAY) * open + Math.floor(dice * open);
  }
}

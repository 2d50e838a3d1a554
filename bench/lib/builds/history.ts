/* A year of builds of 2,000 services, day by day, as databases keep them; the same each time. */
import type { BuildOutcome } from '../../../plugins/build-health-common/src';

const DAY = 86_400_000;
const MINUTE = 60_000;
export const DAYS = 365;

/** Mulberry32, by Tommy Ettinger (public domain). */
function seededRandom(seed: number) {
  let state = seed;
  return () => {
    /* eslint-disable no-bitwise -- the algorithm is made of them */
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
}

/** A row of `builds`, without the columns that may be left out. */
export interface HistoryRow {
  pipeline_id: number;
  external_id: string;
  attempt: number;
  state: 'finished';
  rank: number;
  outcome: BuildOutcome;
  branch: string;
  sha: string;
  is_trunk: boolean;
  trigger: string;
  author: string;
  title: string;
  url: string;
  created_at: number;
  started_at: number;
  finished_at: number;
  start_is_estimate: boolean;
  finish_is_estimate: boolean;
  queue_ms: number;
  ordered_at: number;
  reported_at: number;
  fingerprint: string;
}

/**
 * How many builds each of so many pipelines has in a year, the most first: most have about as many, and a few have many times
 * more. Of 10,000,000 builds of 2,000 services the usual one has some 4,000, and the first one some 150,000.
 */
export function buildsOfPipelines(builds: number, pipelines: number): number[] {
  const random = seededRandom(4);
  const usual = Array.from({ length: pipelines }, () => {
    const normal =
      Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return 3.3 * Math.exp(0.5 * normal);
  }).sort((a, b) => b - a);
  const weights = usual.map((own, i) => Math.max(own, 120 / (i + 1) ** 0.9));
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map(weight => (weight / sum) * builds);
}

class PipelineHistory {
  readonly #pipelineId: number;
  readonly #random: () => number;
  readonly #usualMs: number;
  #number = 0;
  #isBroken = false;

  constructor(pipelineId: number) {
    this.#pipelineId = pipelineId;
    this.#random = seededRandom(pipelineId);
    this.#usualMs = (2 + 18 * this.#random()) * MINUTE;
  }

  /** @param mean - how many builds the day has, about */
  *day(start: number, mean: number): Iterable<HistoryRow> {
    const count = Math.floor(mean) + Number(this.#random() < mean % 1);
    for (let i = 0; i < count; i++) {
      const at = start + Math.floor(((i + this.#random()) / count) * DAY);
      const isTrunk = this.#random() < 0.6;
      const outcome = isTrunk ? this.#trunkOutcome() : this.#branchOutcome();
      this.#number += 1;
      yield this.#row(at, isTrunk, { attempt: 1, outcome });
      // Some of what fails is tried again, and some of that passes.
      if (outcome === 'failure' && this.#random() < 0.15) {
        yield this.#row(at + 30 * MINUTE, isTrunk, {
          attempt: 2,
          outcome: this.#random() < 0.5 ? 'success' : 'failure',
        });
      }
    }
  }

  /** One change in 30 breaks trunk; half of the next ones mend it; 3 % are cancelled. */
  #trunkOutcome(): BuildOutcome {
    if (this.#random() < 0.03) return 'cancelled';
    this.#isBroken = this.#random() < (this.#isBroken ? 0.5 : 0.033);
    return this.#isBroken ? 'failure' : 'success';
  }

  #branchOutcome(): BuildOutcome {
    return this.#random() < 0.2 ? 'failure' : 'success';
  }

  #row(
    at: number,
    isTrunk: boolean,
    { attempt, outcome }: { attempt: number; outcome: BuildOutcome },
  ): HistoryRow {
    const queue = Math.floor(-Math.log(1 - this.#random()) * 40_000);
    const duration = Math.floor(this.#usualMs * (0.6 + this.#random()));
    const number = this.#number;
    const sha = `${this.#pipelineId.toString(16)}${number
      .toString(16)
      .padStart(8, '0')}`.padStart(40, '7');
    return {
      pipeline_id: this.#pipelineId,
      external_id: `${this.#pipelineId}${number.toString().padStart(7, '0')}`,
      attempt,
      state: 'finished',
      rank: 2,
      outcome,
      branch: isTrunk ? 'main' : `change-${number}`,
      sha,
      is_trunk: isTrunk,
      trigger: isTrunk ? 'push' : 'pull-request',
      author: `person-${number % 300}`,
      title: `Change number ${number} of this repository`,
      url: `https://ci.example/${this.#pipelineId}/builds/${number}`,
      created_at: at,
      started_at: at + queue,
      finished_at: at + queue + duration,
      start_is_estimate: false,
      finish_is_estimate: false,
      queue_ms: queue,
      ordered_at: at,
      reported_at: at + queue + duration,
      fingerprint: sha,
    };
  }
}

/** All builds of the year before `until`, in the order of days. */
export function* yearOfBuilds(options: {
  builds: number;
  pipelineIds: readonly number[];
  until: number;
}): Iterable<HistoryRow> {
  const { builds, pipelineIds, until } = options;
  const counts = buildsOfPipelines(builds, pipelineIds.length);
  const histories = pipelineIds.map(id => new PipelineHistory(id));
  for (let day = 0; day < DAYS; day++) {
    // Nothing of it ends after now.
    const start = until - (DAYS - day) * DAY - 120 * MINUTE;
    for (const [i, history] of histories.entries()) {
      yield* history.day(start, counts[i] / DAYS);
    }
  }
}

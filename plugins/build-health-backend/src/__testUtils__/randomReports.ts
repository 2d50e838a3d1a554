import type {
  BuildOutcome,
  BuildReport,
} from '@callboard/backstage-plugin-build-health-common';
import { build } from './reports';

/** Random numbers that are the same each time. */
export interface Random {
  chance(probability: number): boolean;
  /** Within both bounds. */
  whole(low: number, high: number): number;
  pick<T>(values: readonly T[]): T;
  shuffled<T>(values: readonly T[]): T[];
}

/** Mulberry32, by Tommy Ettinger (public domain). */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    /* eslint-disable no-bitwise -- the algorithm is made of them */
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
  const whole = (low: number, high: number) =>
    low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    chance: probability => next() < probability,
    pick: values => values[whole(0, values.length - 1)],
    shuffled: values => {
      const rest = [...values];
      const found: typeof rest = [];
      while (rest.length > 0) {
        found.push(...rest.splice(whole(0, rest.length - 1), 1));
      }
      return found;
    },
  };
}

const START = Date.UTC(2026, 10, 20);
const MINUTE = 60_000;
const DAY = 86_400_000;
const OUTCOMES: BuildOutcome[] = [
  'success',
  'success',
  'success',
  'failure',
  'failure',
  'unstable',
  'timed-out',
  'cancelled',
  'skipped',
];

const iso = (at: number) => new Date(at).toISOString();

/**
 * All that is told of the builds of a pipeline within some days: further attempts, also weeks later or with times out of order,
 * rebuilds with and without a commit, runs of one commit on several days, forks, and first reports that were wrong.
 */
export function randomReports(
  random: Random,
  options: { builds?: number } = {},
): BuildReport[] {
  const reports: BuildReport[] = [];
  const made: BuildReport[] = [];
  const count = options.builds ?? random.whole(3, 30);
  const span = random.pick([1, 5, 12]) * DAY;
  // Some repositories never tell commits; some are built again and again without a new one.
  const untold = random.pick([0, 0.2, 1]);
  const known = random.pick([0.1, 0.8]);
  for (let number = 1; number <= count; number++) {
    // Whole quarters of an hour, so that some are the same.
    const createdAt =
      START +
      Math.floor(((random.whole(0, 1000) / 1000) * span) / (15 * MINUTE)) *
        15 *
        MINUTE;
    const original =
      made.length > 0 && random.chance(0.2) ? random.pick(made) : undefined;
    const sha =
      original?.sha && random.chance(0.8)
        ? original.sha
        : (random.chance(known) && made.length > 0 && random.pick(made).sha) ||
          number.toString(16).padStart(40, '0');
    const first = build({
      externalId: `b${number}`,
      number,
      createdAt: iso(createdAt),
      sha: random.chance(untold) ? undefined : sha,
      ...(original && { rebuildOf: original.externalId }),
      ...(random.chance(0.05) && { isFork: true }),
    });
    made.push(first);
    let at = createdAt;
    const attempts = random.chance(0.3) ? random.whole(2, 3) : 1;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      at += random.whole(0, 8) * 15 * MINUTE;
      if (attempt > 1 && random.chance(0.3)) at += random.whole(1, 4) * DAY;
      if (attempt > 1 && random.chance(0.1))
        at -= random.whole(1, 40) * 60 * MINUTE;
      const finishedAt = at + random.whole(0, 3) * 15 * MINUTE;
      const report: BuildReport = {
        ...first,
        attempt,
        outcome: random.pick(OUTCOMES),
        startedAt: random.chance(0.9) ? iso(at) : undefined,
        finishedAt: iso(finishedAt),
        queueMs: random.chance(0.8) ? random.whole(0, 90) * 1000 : undefined,
        reportedAt: iso(finishedAt),
      };
      reports.push(report);
      if (random.chance(0.1)) reports.push(corrected(random, report));
    }
  }
  return reports;
}

/** What a later report says otherwise. */
function corrected(random: Random, report: BuildReport): BuildReport {
  const at = Date.parse(report.finishedAt!);
  const moved = at + random.whole(-30, 30) * 60 * MINUTE;
  return {
    ...report,
    ...random.pick<Partial<BuildReport>>([
      { outcome: random.pick(OUTCOMES) },
      { finishedAt: iso(moved) },
      { sha: 'f'.repeat(40) },
      { isFork: true },
      { rebuildOf: undefined },
      { queueMs: 5_000 },
    ]),
    reportedAt: iso(at + DAY),
  };
}

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One measured figure. */
export interface Figure {
  metric: string;
  value: number;
  unit: string;
  /** How many observations the value stands on. */
  n: number;
  /** Smallest and largest value of repeated runs. */
  spread?: [number, number];
  /** The figure must not be above this; a bench that exceeds one ends with exit code 1. */
  limit?: number;
  /** Nor below this. */
  least?: number;
  /** Circumstances that change the figure. */
  database?: string;
  principal?: string;
  permissions?: 'on' | 'off';
}

/** A figure that has not been taken yet. */
export type Measured = Omit<Figure, 'value' | 'unit' | 'n' | 'spread'>;

/** What a member asks over HTTP who does not see all of the catalog. */
export const asMember = (database: string) => ({
  database,
  principal: 'member, conditional',
  permissions: 'on' as const,
});

/** Figures of a bench that are all taken as a member. */
export const membersFigures =
  (bench: string) =>
  ({ label }: { label: string }, name: string, limit?: number): Measured => ({
    metric: `${bench}.${name} ${label}`,
    limit,
    ...asMember(label),
  });

const figures: Figure[] = [];

const round = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));

/** Prints one figure as a line of JSON and keeps it for the table. */
export function report(figure: Figure): void {
  const { value, spread } = figure;
  const rounded: Figure = {
    ...figure,
    value: round(value),
    ...(spread && { spread: [round(spread[0]), round(spread[1])] }),
  };
  figures.push(rounded);
  console.log(JSON.stringify(rounded));
}

function verdictOf({ value, limit, least }: Figure): string {
  if (limit !== undefined && value > limit) return `ABOVE ${limit}`;
  if (least !== undefined && value < least) return `BELOW ${least}`;
  if (limit !== undefined) return `within ${limit}`;
  return least === undefined ? '' : `at least ${least}`;
}

/**
 * Prints all figures as an aligned table; false when one is above its limit, or below the least it must be.
 */
export function printTable(): boolean {
  const rows = figures.map(figure => [
    figure.metric,
    `${figure.value} ${figure.unit}`,
    `n=${figure.n}`,
    figure.spread ? `${figure.spread[0]} to ${figure.spread[1]}` : '',
    verdictOf(figure),
  ]);
  const widths = [0, 1, 2, 3, 4].map(column =>
    Math.max(0, ...rows.map(row => row[column].length)),
  );
  console.log();
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
  return figures.every(
    ({ value, limit = Infinity, least = -Infinity }) =>
      value <= limit && value >= least,
  );
}

/** The value below which `share` (0 to 1) of the observations lie, by nearest rank. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) {
    throw new Error('There is no percentile of nothing');
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Milliseconds that `work` takes. */
export async function duration(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds of each of `times` calls, one after the other. */
export async function durations(
  times: number,
  work: (index: number) => unknown,
): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < times; index++) {
    found.push(await duration(() => work(index)));
  }
  return found;
}

/** The middle one of several runs, with the smallest and the largest. */
export function reportMedian(
  figure: Omit<Figure, 'value' | 'n' | 'spread'>,
  values: readonly number[],
): void {
  report({
    ...figure,
    value: percentile([...values], 0.5),
    n: values.length,
    spread: [Math.min(...values), Math.max(...values)],
  });
}

const RUNS = 3;

/** Takes the same times three runs over: the middle one of their 95th percentiles, with the smallest and the largest. */
export async function reportP95(
  figure: Measured,
  run: () => Promise<number[]>,
): Promise<void> {
  const found: number[] = [];
  let n = 0;
  for (let index = 0; index < RUNS; index++) {
    const times = await run();
    n += times.length;
    found.push(percentile(times, 0.95));
  }
  report({
    ...figure,
    value: percentile(found, 0.5),
    unit: 'ms',
    n,
    spread: [Math.min(...found), Math.max(...found)],
  });
}

const RESOLUTION_MS = 5;

/** By how much the event loop of this process was late while `work` ran, in milliseconds. */
export async function eventLoopDelay<T>(work: () => Promise<T>) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  // The histogram holds the time between two ticks, the resolution included.
  const late = (nanoseconds: number) =>
    Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  histogram.enable();
  try {
    const result = await work();
    const { count: n } = histogram;
    return {
      result,
      p99: late(histogram.percentile(99)),
      max: late(histogram.max),
      n,
    };
  } finally {
    histogram.disable();
  }
}

/** Runs `work` and reports by how much the event loop of this process was late meanwhile (99th percentile). */
export async function withEventLoopDelay<T>(
  metric: string,
  work: () => Promise<T>,
): Promise<T> {
  const { result, p99, n } = await eventLoopDelay(work);
  report({ metric, value: p99, unit: 'ms', n });
  return result;
}

/** Runs `work` and reports the CPU time this process took for each of its `n` pieces; other load changes it little. */
export async function withCpuTime<T>(
  metric: string,
  n: number,
  work: () => Promise<T>,
): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  report({ metric, value: (user + system) / 1000 / n, unit: 'ms', n });
  return result;
}

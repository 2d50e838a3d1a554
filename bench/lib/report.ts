import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One measured figure. */
export interface Figure {
  metric: string;
  value: number;
  unit: string;
  /** How many observations the value stands on. */
  n: number;
  /** The figure must not be above this; a bench that exceeds one ends with exit code 1. */
  limit?: number;
  /** Circumstances that change the figure. */
  database?: string;
  principal?: string;
  permissions?: 'on' | 'off';
}

const figures: Figure[] = [];

const round = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));

/** Prints one figure as a line of JSON and keeps it for the table. */
export function report(figure: Figure): void {
  const rounded = { ...figure, value: round(figure.value) };
  figures.push(rounded);
  console.log(JSON.stringify(rounded));
}

/**
 * Prints all figures as an aligned table; false when one is above its limit.
 */
export function printTable(): boolean {
  const rows = figures.map(({ metric, value, unit, n, limit }) => [
    metric,
    `${value} ${unit}`,
    `n=${n}`,
    limit === undefined
      ? ''
      : `${value <= limit ? 'within' : 'ABOVE'} ${limit}`,
  ]);
  const widths = [0, 1, 2, 3].map(column =>
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
    ({ value, limit }) => limit === undefined || value <= limit,
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

/** Runs `work` and reports by how much the event loop of this process was late meanwhile (99th percentile). */
export async function withEventLoopDelay<T>(
  metric: string,
  work: () => Promise<T>,
): Promise<T> {
  const RESOLUTION_MS = 5;
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  try {
    return await work();
  } finally {
    histogram.disable();
    // The histogram holds the time between two ticks, the resolution included.
    report({
      metric,
      value: Math.max(0, histogram.percentile(99) / 1e6 - RESOLUTION_MS),
      unit: 'ms',
      n: histogram.count,
    });
  }
}

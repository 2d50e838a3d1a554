import { DAY_MS, HOUR_MS, dayOf, isWeekend } from './calendar';
import type { Random } from './random';
import type { SamplePipeline } from './types';

const SECOND_MS = 1_000;
const SLOWER_MS = 150 * DAY_MS;

/** Some hours of last month in which GitHub's machines were lost. */
export function stormOf(now: number): { from: number; to: number } {
  let day = dayOf(now) - 24;
  while (isWeekend(day)) day -= 1;
  return {
    from: day * DAY_MS + 9 * HOUR_MS,
    to: day * DAY_MS + 13 * HOUR_MS,
  };
}

export function isInStorm(
  at: number,
  pipeline: SamplePipeline,
  now: number,
): boolean {
  const { from, to } = stormOf(now);
  return pipeline.source === 'github' && from <= at && at < to;
}

/** How long a machine is waited for: mostly seconds, minutes in the busy hours, and long in a storm. */
export function waitOf(
  random: Random,
  at: number,
  { pipeline, now }: { pipeline: SamplePipeline; now: number },
): number {
  if (isInStorm(at, pipeline, now)) {
    return random.ratio(600, 3_000) * SECOND_MS;
  }
  const hour = new Date(at).getUTCHours();
  const isBusy = hour >= 12 && hour < 16 && random.chance(0.3);
  return (isBusy ? random.ratio(20, 400) : random.ratio(3, 40)) * SECOND_MS;
}

/** How long a build takes that goes through. */
export function lengthOf(
  random: Random,
  at: number,
  { pipeline, now }: { pipeline: SamplePipeline; now: number },
): number {
  const since = Math.max(0, at - (now - SLOWER_MS));
  const growth =
    pipeline.story === 'slower'
      ? Math.min(2, 1 + (0.9 * since) / SLOWER_MS)
      : 1;
  return pipeline.minutes * 60 * SECOND_MS * random.ratio(0.8, 1.3) * growth;
}

import { DAY_MS, HOUR_MS, MINUTE_MS, momentOf, workOn } from './calendar';
import { randomOf } from './random';
import type { SamplePipeline } from './types';

/** A time in which trunk of a pipeline is broken: what is made in it fails. */
export interface Breakage {
  from: number;
  /** When the fix is made. */
  to: number;
}

/** What histories are made of, beside their pipelines. */
export interface HistoryContext {
  seed: string;
  /** The moment at which the past ends: what is red is red then, and stays so. */
  now: number;
}

/** Before a story begins trunk is well, so that it begins then. */
const CALM_MS = 2 * DAY_MS;
/** A fix that is not through by now would leave one more pipeline red. */
const FIX_MS = 3 * HOUR_MS;
const STORY_MS = { 'red-for-days': 3 * DAY_MS, 'red-for-hours': 2 * HOUR_MS };
/** After the beginning of a story: what is pushed to trunk in it, whatever the hour. */
const PUSHES_MS = {
  'red-for-days': [0, 19 * HOUR_MS, 43 * HOUR_MS, 66 * HOUR_MS],
  'red-for-hours': [0, 55 * MINUTE_MS],
};

/** Of working days on which trunk breaks: the more is pushed, the more of them. */
const BREAKS = { ofEachBuild: 0.025, atMost: 0.25, brittle: 0.12 };

/** When the first red build of a pipeline that is red now was made. */
function storyOf(pipeline: SamplePipeline, now: number) {
  const { story, minutes } = pipeline;
  return story === 'red-for-days' || story === 'red-for-hours'
    ? { story, from: now - STORY_MS[story] - minutes * MINUTE_MS }
    : undefined;
}

/** Moments of builds that a story has, beside those of every day. */
export function storyPushes(
  pipeline: SamplePipeline,
  { now }: HistoryContext,
): number[] {
  const found = storyOf(pipeline, now);
  if (!found) return [];
  return PUSHES_MS[found.story].map(after => found.from + after);
}

/** Whether trunk breaks on a day, which is the same whatever time is now. */
export function breakageOn(
  pipeline: SamplePipeline,
  day: number,
  seed: string,
): Breakage | undefined {
  const random = randomOf(seed, 'breakage', pipeline.id, day);
  const usual =
    pipeline.story === 'brittle'
      ? BREAKS.brittle
      : Math.min(BREAKS.atMost, pipeline.buildsADay * BREAKS.ofEachBuild);
  if (pipeline.isNightly || !random.chance(usual * workOn(day))) {
    return undefined;
  }
  const { zone } = random.pick(pipeline.people);
  const from = momentOf(day, random.between(9 * 60, 17 * 60), zone);
  const isLong = random.chance(0.08);
  const length = isLong ? random.ratio(720, 1_500) : random.ratio(18, 200);
  return { from, to: from + length * MINUTE_MS };
}

/** Whether it belongs to the history: what is red now is red by a story only. */
export function isTold(
  { from, to }: Breakage,
  pipeline: SamplePipeline,
  { now }: HistoryContext,
): boolean {
  const story = storyOf(pipeline, now);
  if (story) return to < story.from - CALM_MS;
  return from >= now || to + FIX_MS <= now;
}

/** Whether what is made of trunk at a moment fails. */
export function isBrokenAt(
  at: number,
  pipeline: SamplePipeline,
  options: HistoryContext & { breakages: Iterable<Breakage> },
): boolean {
  const story = storyOf(pipeline, options.now);
  if (story && at >= story.from) return true;
  for (const { from, to } of options.breakages) {
    if (from <= at && at < to) return true;
  }
  return false;
}

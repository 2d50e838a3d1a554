import type { JsonObject } from '@backstage/types';
import { timeSlices } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';

/** "Maximum: 100": https://buildkite.com/docs/apis/rest-api#pagination */
export const MOST_PER_PAGE = 100;
const DAY_MS = 86_400_000;

const instant = z.iso.datetime();
const seconds = z.number().int();
const positive = z.number().int().min(1);

/** A stretch of time whose builds are read by when they were made. */
const slicesSchema = z.object({
  from: seconds,
  to: seconds,
  length: positive,
  page: positive,
  /** Builds of a page: fewer where they have so many jobs that their page is too long. */
  perPage: positive.max(MOST_PER_PAGE),
});

/** A build that has not ended. */
const openSchema = z.object({
  slug: z.string(),
  number: z.number().int(),
  createdAt: instant,
});

/** Going through what is new. */
const walkSchema = z.object({
  startedAt: instant,
  /** Builds that were made since then. */
  created: slicesSchema,
  /** Those made before, of which the ones are wanted that have ended since. */
  ended: slicesSchema,
});

const stateSchema = z.object({
  version: z.literal(1),
  recent: z.object({
    /** All that happened before was seen. */
    seenUntil: instant,
    nextAt: instant,
    walk: walkSchema.optional(),
    open: z.array(openSchema),
    /** What is new has had its turn. */
    isTurnOfPast: z.boolean(),
  }),
  past: slicesSchema,
});

export type PollState = z.infer<typeof stateSchema>;
export type BuildSlices = z.infer<typeof slicesSchema>;
export type OpenBuild = z.infer<typeof openSchema>;
export type Walk = z.infer<typeof walkSchema>;

/** As state is kept: without what is undefined. */
export const toJson = (state: PollState): JsonObject =>
  JSON.parse(JSON.stringify(state));

export const slicesOf = (
  from: Date,
  to: Date,
  length?: number,
): BuildSlices => ({
  ...timeSlices.of(
    timeSlices.secondsOf(from),
    timeSlices.secondsOf(to),
    length,
  ),
  perPage: MOST_PER_PAGE,
});

/** Where the last step ended; from the beginning where there was none, or it was one of another version. */
export function readState(
  written: JsonObject | undefined,
  { now, backfillDays }: { now: Date; backfillDays: number },
): PollState {
  const { success, data } = stateSchema.safeParse(written);
  if (success) return data;
  const at = now.toISOString();
  return {
    version: 1,
    recent: { seenUntil: at, nextAt: at, open: [], isTurnOfPast: false },
    past: slicesOf(
      new Date(now.getTime() - backfillDays * DAY_MS),
      // Builds of this very second too.
      new Date(now.getTime() + 1_000),
    ),
  };
}

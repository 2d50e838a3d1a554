import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { slicesOf, slicesSchema, toSeconds } from './slices';

/** What was lost heals after this time, and what changed is known. */
export const POLL_MS = 5 * 60_000;
/** Jobs of older runs than these are not read: they are not kept longer either. */
const JOBS_DAYS = 90;
const DAY_MS = 86_400_000;

const instant = z.iso.datetime();
const id = z.number().int();

/** A run that has not ended. */
const openRun = z.object({ id, createdAt: instant });

/** Going through what is new, page by page. */
const walkSchema = z.object({
  startedAt: instant,
  page: z.number().int().min(1),
  /** Where it ends. */
  floor: instant,
  etag: z.string().optional(),
  /** The oldest of its first page. */
  firstPageFloor: instant.optional(),
});

/** A run of which GitHub has failed to tell more. */
const troubleSchema = z.object({ id, tries: z.number().int() });

const stateSchema = z.object({
  version: z.literal(1),
  repository: z
    .object({
      full_name: z.string(),
      id: id.optional(),
      default_branch: z.string().optional(),
      checkedAt: instant,
    })
    .optional(),
  recent: z.object({
    /** All that changed before was seen. */
    seenUntil: instant,
    nextAt: instant,
    etag: z.string().optional(),
    firstPageFloor: instant.optional(),
    walk: walkSchema.optional(),
    open: z.array(openRun),
    /** Runs that changed lately and are read, with the time of that change. */
    read: z.record(z.string(), z.string()),
    /** So many repositories may be asked in turns that there is always something new; the past goes on nevertheless. */
    isTurnOfPast: z.boolean(),
  }),
  trouble: troubleSchema.optional(),
  /** Runs of the past. */
  runs: slicesSchema,
  /** Jobs of failed and repeated runs of the past. */
  jobs: slicesSchema,
  /** What was run again since it was read. */
  again: z.object({
    slices: slicesSchema,
    seenUntil: instant,
    startedAt: instant,
    nextAt: instant,
    etags: z.record(z.string(), z.string()),
  }),
});

export type PollState = z.infer<typeof stateSchema>;
export type Walk = z.infer<typeof walkSchema>;
export type OpenRun = z.infer<typeof openRun>;
export type Trouble = z.infer<typeof troubleSchema>;

/** As state is kept: without what is undefined. */
export const toJson = (state: PollState): JsonObject =>
  JSON.parse(JSON.stringify(state));

function begin(now: Date, backfillDays: number): PollState {
  const at = now.toISOString();
  // Runs of this very second too.
  const to = toSeconds(now) + 1;
  const back = (days: number) =>
    slicesOf(toSeconds(new Date(now.getTime() - days * DAY_MS)), to);
  return {
    version: 1,
    recent: {
      seenUntil: at,
      nextAt: at,
      open: [],
      read: {},
      isTurnOfPast: false,
    },
    runs: back(backfillDays),
    jobs: back(Math.min(backfillDays, JOBS_DAYS)),
    again: {
      slices: slicesOf(0, 0),
      seenUntil: at,
      startedAt: at,
      nextAt: new Date(now.getTime() + DAY_MS / 4).toISOString(),
      etags: {},
    },
  };
}

/** Where the last step ended; from the beginning where there was none, or it was one of another version. */
export function readState(
  written: JsonObject | undefined,
  options: { now: Date; backfillDays: number },
): PollState {
  const { success, data } = stateSchema.safeParse(written);
  return success ? data : begin(options.now, options.backfillDays);
}

/** Of both ways through the past. */
export const wholeDays = (backfillDays: number) => ({
  runs: backfillDays,
  jobs: Math.min(backfillDays, JOBS_DAYS),
});

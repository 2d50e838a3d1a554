import type { JsonObject } from '@backstage/types';
import { z } from 'zod';

const instant = z.iso.datetime();
const number = z.number().int().nonnegative();

/** Going through the builds of a job, the newest first. */
const walkSchema = z.object({
  job: z.string(),
  /** It ends at this number: that and all below are known. */
  floor: number,
  /** Where in the list it goes on. */
  at: number,
  /** Builds that are asked for at a time. */
  size: number.min(1),
  /** More than that took too long, or was too large. */
  most: number.min(1).optional(),
  /** The number of the last one that was read. */
  before: number.optional(),
  /** When that began. */
  oldest: instant.optional(),
});

/** A look at all jobs of the scope. */
const lookSchema = z.object({
  startedAt: instant,
  /** Folders that are yet to be listed. */
  folders: z.array(z.string()),
  /** How many were. */
  listed: number,
  /** Jobs that were seen. */
  jobs: z.array(z.string()),
  /** Jobs with something new. */
  walks: z.array(walkSchema),
  /** Builds that have not ended, and lie too far back for a page. */
  far: z.array(z.object({ job: z.string(), number })),
  /** There are more than are looked at. */
  isCut: z.boolean(),
});

const jobSchema = z.object({
  /** All builds up to this number are known, but for the open ones. */
  last: number,
  /** Builds that have not ended. */
  open: z.array(number),
});

const stateSchema = z.object({
  version: z.literal(1),
  /** Of the next look. */
  nextAt: instant,
  look: lookSchema.optional(),
  jobs: z.record(z.string(), jobSchema),
  /** Jobs whose past is to be read, the first one now. */
  past: z.array(walkSchema),
  /** How many there were. */
  pastJobs: number,
  /** All jobs were listed once; those that come later are new. */
  isListed: z.boolean(),
  /** There may always be something new; the past goes on nevertheless. */
  isTurnOfPast: z.boolean(),
});

export type PollState = z.infer<typeof stateSchema>;
export type Walk = z.infer<typeof walkSchema>;
export type Look = z.infer<typeof lookSchema>;
export type JobState = z.infer<typeof jobSchema>;

/** A page of `builds`; beyond it Jenkins reads from its disk. */
export const PAGE = 100;

export const walkOf = (job: string, floor = 0, size = PAGE): Walk => ({
  job,
  floor,
  at: 0,
  size: Math.min(Math.max(size, 1), PAGE),
});

/** As state is kept: without what is undefined. */
export const toJson = (state: PollState): JsonObject =>
  JSON.parse(JSON.stringify(state));

/** Where the last step ended; from the beginning where there was none, or it was one of another version. */
export function readState(
  written: JsonObject | undefined,
  now: Date,
): PollState {
  const { success, data } = stateSchema.safeParse(written);
  if (success) return data;
  return {
    version: 1,
    nextAt: now.toISOString(),
    jobs: {},
    past: [],
    pastJobs: 0,
    isListed: false,
    isTurnOfPast: false,
  };
}

import type { OncallSourceBatch } from '@callboard/backstage-plugin-oncall-node';
import { z } from 'zod';

/** Bounds of what a source may say, so that one answer cannot fill the memory of each process. */
const MOST_LEVELS = 20;
const MOST_SHIFTS = 500;
const MOST_PEOPLE = 50;

const name = z.string().min(1).max(200);
const id = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true });
const webAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\//i);

const shift = z.object({
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  people: z
    .array(z.object({ name, email: z.string().max(320).optional() }))
    .max(MOST_PEOPLE),
});

const batch = z.object({
  keys: z.array(
    z.object({
      key: id,
      planId: id.optional(),
      problem: z.string().max(500).optional(),
    }),
  ),
  plans: z.array(
    z.object({
      id,
      knownFrom: instant,
      knownUntil: instant,
      levels: z
        .array(
          z.object({
            level: z.number().int().min(1).max(1_000),
            name,
            url: webAddress.optional(),
            shifts: z.array(shift).max(MOST_SHIFTS),
          }),
        )
        .max(MOST_LEVELS),
    }),
  ),
});

/**
 * What a source said, each key and plan once, without anything it should not say.
 *
 * @throws with the path of what is wrong
 */
export function checkBatch(said: OncallSourceBatch): OncallSourceBatch {
  const { success, data, error } = batch.safeParse(said);
  if (!success) {
    const [issue] = error.issues;
    throw new Error(
      `It gave an answer that cannot be kept, at ${issue.path.join('.')}: ${
        issue.message
      }`,
    );
  }
  return {
    keys: [...new Map(data.keys.map(each => [each.key, each])).values()],
    plans: [...new Map(data.plans.map(each => [each.id, each])).values()],
  };
}

import { z } from 'zod';
import { writtenRef } from './pushScope';

/** Facts of one request. */
export const MOST_PUSHED = 1_000;

/** Something wrong with a request. */
export interface PushProblem {
  /** Where, as in `facts[3].value`. */
  path: string;
  message: string;
}

/** A fact as it was sent. */
export interface PushItem {
  /** Full, lower-case. */
  entityRef: string;
  /** `provider/name`. */
  fact: string;
  value?: unknown;
  missing?: string;
  observedAt?: string;
  evidence?: { url: string; title?: string; note?: string };
}

const text = (most: number) => z.string().min(1).max(most);

const item = z
  .strictObject({
    entityRef: writtenRef,
    fact: z
      .string()
      .max(201)
      .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be like provider/name'),
    value: z.unknown().optional(),
    missing: text(500).optional(),
    observedAt: z.iso
      .datetime({
        offset: true,
        error: 'must be a time with its zone, such as 2027-01-31T09:00:00Z',
      })
      .optional(),
    evidence: z
      .strictObject({
        url: text(2_000),
        title: text(2_000).optional(),
        note: text(2_000).optional(),
      })
      .optional(),
  })
  .refine(
    sent => Object.hasOwn(sent, 'value') !== Object.hasOwn(sent, 'missing'),
    'must have either value or missing',
  );

const body = z.strictObject({
  facts: z
    .array(item, 'must be a list of facts')
    .min(1, 'is empty; send a fact')
    .max(MOST_PUSHED, `has more than ${MOST_PUSHED} facts; send them in parts`),
});

const pathOf = (path: readonly PropertyKey[]) =>
  path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    return written ? `${written}.${String(step)}` : String(step);
  }, '') || 'body';

/** Reads the body of a push; of its shape everything that is wrong is named. */
export function readPush(
  sent: unknown,
): { items: PushItem[] } | { problems: PushProblem[] } {
  const { success, data, error } = body.safeParse(sent);
  if (success) return { items: data.facts as PushItem[] };
  return {
    problems: error.issues.map(({ path, message }) => ({
      path: pathOf(path),
      message,
    })),
  };
}

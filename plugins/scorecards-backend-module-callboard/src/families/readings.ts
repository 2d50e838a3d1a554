import type {
  FactEvidence,
  FactReading,
  FactSchema,
  FactValue,
} from '@callboard/backstage-plugin-scorecards-common';

/** What is said of one fact. */
export type Said = (
  | { value: FactValue }
  | { missing: string }
  | { unavailable: string }
) & {
  /** A word on it for people. */
  note?: string;
  /** Where it can be seen, where that is not the tab of the family. */
  at?: { url: string; title: string };
  observedAt?: string;
};

const LONGEST_NOTE = 200;
const LONGEST_REASON = 500;

const clip = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** Some families end their reasons with a full stop, others do not. */
function sentenceOf(text: string): string {
  const known = text.trim() || 'No reason was given';
  const ended = /[.!?…]$/.test(known) ? known : `${known}.`;
  return clip(ended, LONGEST_REASON);
}

/** The date with its time alone: `Date` would take `5` for a date as well. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A moment as facts have it: on the wire it is any text. */
export function instantOf(text: unknown): string | undefined {
  if (typeof text !== 'string' || !INSTANT.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

function answerOf({ type }: FactSchema, said: Said) {
  if ('missing' in said) return { missing: sentenceOf(said.missing) };
  if ('unavailable' in said) {
    return { unavailable: sentenceOf(said.unavailable) };
  }
  if (type !== 'time') return { value: said.value };
  const value = instantOf(said.value);
  return value
    ? { value }
    : { unavailable: 'The time that was told for it is none.' };
}

/** What was said, as readings. */
export function toReadings(
  facts: readonly FactSchema[],
  said: Record<string, Said>,
  common: { observedAt?: string; evidence: FactEvidence },
): Record<string, FactReading> {
  const readings: Record<string, FactReading> = {};
  for (const schema of facts) {
    if (!Object.hasOwn(said, schema.name)) continue;
    const { note, at, observedAt: own, ...answer } = said[schema.name];
    const observedAt = instantOf(own ?? common.observedAt);
    readings[schema.name] = {
      ...(observedAt && { observedAt }),
      evidence: {
        ...common.evidence,
        ...at,
        ...(note && { note: clip(note, LONGEST_NOTE) }),
      },
      ...answerOf(schema, answer),
    };
  }
  return readings;
}

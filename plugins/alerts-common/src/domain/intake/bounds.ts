import { fieldOf, type Fields } from './fields';
import { hashOf } from './fingerprint';
import { asText, cleaned, clipped, startOf } from './texts';

/** What is kept of one event, at most. */
export const bounds = {
  /** Events of one delivery. */
  events: 1_000,
  key: 255,
  title: 255,
  summary: 1_024,
  /** Labels of one event, and annotations. */
  names: 64,
  name: 128,
  value: 2_048,
  links: 20,
  linkLabel: 128,
  url: 2_000,
} as const;

const HASH = '…0123456789abcdef'.length;

/**
 * A key of so many characters: texts that differ have keys that differ, also where they are long or hold what cannot be kept.
 */
export function keyOf(text: string, max: number = bounds.key): string {
  const kept = cleaned(text);
  return kept === text && text.length <= max
    ? text
    : `${cleaned(startOf(text, max - HASH))}…${hashOf(text)}`;
}

export const summaryOf = (text: string): string =>
  clipped(text.trim(), bounds.summary);

/** One line. */
export const titleOf = (text: string): string =>
  clipped(
    startOf(text, bounds.summary).trim().replace(/\s+/g, ' '),
    bounds.title,
  );

/** Names that routes and people go by: where there are too many, these are kept. */
const KEPT_FIRST = [
  'alertname',
  'severity',
  'priority',
  'service',
  'team',
  'owner',
  'component',
  'app',
  'job',
  'namespace',
  'cluster',
  'environment',
  'instance',
  'summary',
  'description',
];

function keptNames(fields: Fields): Iterable<string> {
  const names = Object.keys(fields);
  if (names.length <= bounds.names) return names;
  const known = KEPT_FIRST.filter(name => Object.hasOwn(fields, name));
  return new Set([...known, ...names]);
}

/** Texts by their names, as labels and annotations are kept. */
export function textsOf(fields: Fields): Record<string, string> {
  const kept = new Map<string, string>();
  for (const name of keptNames(fields)) {
    if (kept.size >= bounds.names) break;
    const text = asText(fieldOf(fields, name));
    if (text !== undefined) {
      kept.set(keyOf(name, bounds.name), clipped(text, bounds.value));
    }
  }
  // Unlike an assignment, this makes a field of `__proto__` as of any other name.
  return Object.fromEntries(kept);
}

/** With texts that were not sent under a name of their own; what was sent under the name stays, as long as there is room. */
export function withTexts(
  sent: Record<string, string>,
  more: Iterable<readonly [name: string, value: unknown]>,
): Record<string, string> {
  const added = new Map<string, string>();
  const room = bounds.names - Object.keys(sent).length;
  for (const [name, value] of more) {
    if (added.size >= room) break;
    const text = asText(value);
    const key = keyOf(name, bounds.name);
    if (text && !Object.hasOwn(sent, key) && !added.has(key)) {
      added.set(key, clipped(text, bounds.value));
    }
  }
  return added.size === 0
    ? sent
    : Object.fromEntries([...Object.entries(sent), ...added]);
}

import type { DocumentFinding, TextPosition } from '../../types';
import { nearestName } from '../nearestName';

/**
 * Names and indexes from the top of a document.
 *
 * @public
 */
export type DocumentPath = (string | number)[];

/**
 * Where the parts of a document stand in the text it was read from.
 *
 * @public
 */
export interface DocumentPositions {
  /**
   * Where the value at a path stands, or its key; what is absent stands where its parent does.
   *
   * @param span - characters of the value that are meant
   */
  at(
    path: DocumentPath,
    part?: 'key' | 'value',
    span?: { start: number; end: number },
  ): TextPosition | undefined;
  /** How it is written there, with its quotes. */
  textAt(path: DocumentPath, part?: 'key' | 'value'): string | undefined;
}

/** What is wrong, before it is known where that stands. An error when it has no severity. */
export interface Problem extends Omit<DocumentFinding, 'severity'> {
  severity?: 'warning';
  /** What it is about: the value when absent. */
  part?: 'key' | 'value';
  /** Characters of the value that it is about. */
  span?: { start: number; end: number };
  /** `yaml`: the replacement as it is. `quoted`: what stands there, in quotes. Absent: it is a text that may need quotes. */
  writtenAs?: 'yaml' | 'quoted';
}

/** A text that YAML takes for nothing else without quotes. */
const PLAIN = /^[A-Za-z](?:[\w./@#+-]|:(?=\w))*$/;
const WORDS = /^(?:true|false|null|yes|no|on|off)$/i;

/** A text in the quotes of what it replaces, or in such as it needs. */
export function written(text: string, before = ''): string {
  if (before.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = PLAIN.test(text) && !WORDS.test(text);
  return before.startsWith('"') || !isPlain ? JSON.stringify(text) : text;
}

/** The author mends the first ones, and the next reading tells the others. */
const MOST_FINDINGS = 200;

/** Collects what is wrong with one document. */
export class Findings {
  readonly #found: DocumentFinding[] = [];
  readonly #positions: DocumentPositions | undefined;

  constructor(positions?: DocumentPositions) {
    this.#positions = positions;
  }

  /** In the order of the text, where there is one. */
  get list(): DocumentFinding[] {
    const startOf = ({ position }: DocumentFinding) => position?.start ?? 0;
    return [...this.#found].sort((a, b) => startOf(a) - startOf(b));
  }

  get errors(): number {
    return this.#found.filter(({ severity }) => severity === 'error').length;
  }

  get isFull(): boolean {
    return this.#found.length >= MOST_FINDINGS;
  }

  add(...problems: Problem[]): void {
    for (const problem of problems) {
      if (this.isFull) return;
      const finding = this.#placed(problem);
      if (!this.#isTold(finding)) this.#found.push(finding);
    }
  }

  /** What an alias stands for is read in each of its places, and written in one. */
  #isTold({ message, position }: DocumentFinding): boolean {
    return (
      !!position &&
      this.#found.some(
        found =>
          found.message === message && found.position?.start === position.start,
      )
    );
  }

  #placed(problem: Problem): DocumentFinding {
    const { part, span, writtenAs, severity = 'error', ...finding } = problem;
    const position =
      finding.position ?? this.#positions?.at(finding.path, part, span);
    const replacement = this.#replacement(problem);
    return {
      ...finding,
      severity,
      ...(replacement !== undefined && { replacement }),
      ...(position && { position }),
    };
  }

  #replacement(problem: Problem): string | undefined {
    const { replacement, writtenAs, path, part } = problem;
    if (replacement === undefined || writtenAs === 'yaml') return replacement;
    const text = this.#positions?.textAt(path, part);
    // What was read may be less than what was written: 1.10 is 1.1.
    return writtenAs === 'quoted'
      ? JSON.stringify(text ?? replacement)
      : written(replacement, text);
  }
}

/** The most names that a hint lists. */
const MOST_NAMES = 12;

/** Names as a sentence has them. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  const first = all.slice(0, MOST_NAMES).join(', ');
  return all.length > MOST_NAMES
    ? `${first} and ${all.length - MOST_NAMES} more`
    : first;
}

/** Characters that look like others: blanks that are none, quotes of word processors, colons of other scripts. */
const LOOKALIKES =
  /[\u00a0\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff\uff1a\u2018-\u201f]/;

/** What to do about a text that has one; nothing when it has none. */
export const lookalikeHint = (text: string): string | undefined =>
  LOOKALIKES.test(text)
    ? 'It has a character that only looks like a blank, a quote or a colon: type it anew.'
    : undefined;

/** What to do about a name that is not among those that there are. */
export function suggest(
  name: string,
  candidates: readonly string[],
  none: string,
): Pick<DocumentFinding, 'hint' | 'replacement'> {
  const nearest = nearestName(name, candidates);
  if (nearest)
    return { hint: `Did you mean ${nearest}?`, replacement: nearest };
  const known =
    candidates.length > 0 ? `Write one of ${listNames(candidates)}.` : none;
  return { hint: lookalikeHint(name) ?? known };
}

const lastPart = (name: string): string =>
  name.slice(name.lastIndexOf('/') + 1);

/** What to do about a name with a `/` in it: that before it may be forgotten, or another. */
export function suggestWhole(
  name: string,
  candidates: readonly string[],
  none: string,
): Pick<DocumentFinding, 'hint' | 'replacement'> {
  const whole = nearestName(name, candidates);
  const last = lastPart(name);
  const sameLast = candidates.filter(each => lastPart(each) === last);
  const nearLast = nearestName(last, candidates.map(lastPart));
  const nearby = candidates.filter(each => lastPart(each) === nearLast);
  const replacement =
    (sameLast.length === 1 ? sameLast[0] : whole) ??
    (sameLast.length === 0 && nearby.length === 1 ? nearby[0] : undefined);
  if (replacement) {
    return { hint: `Did you mean ${replacement}?`, replacement };
  }
  if (sameLast.length > 1) {
    return { hint: `Write its whole name, one of ${listNames(sameLast)}.` };
  }
  const first = `${name.split('/', 1)[0]}/`;
  const beside = candidates.filter(each => each.startsWith(first));
  return suggest(name, beside.length > 0 ? beside : candidates, none);
}

/** Whether a value is fields with names. */
export const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LONGEST_SHOWN = 60;

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isFields(value)) return 'fields';
  const text =
    typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST_SHOWN
    ? `${text.slice(0, LONGEST_SHOWN)}…`
    : text;
}

/** What a value is, in the words of a message. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text ${shown(value)}`;
  if (typeof value === 'number') return `the number ${shown(value)}`;
  return typeof value === 'boolean' ? shown(value) : 'fields with names';
}

/**
 * A path for people: items of lists by their ids, as in `checks.owner-known.fix.effort`.
 *
 * @param root - the document
 */
export function nameOf(path: DocumentPath, root: unknown): string {
  let at: unknown = root;
  let name = '';
  for (const step of path) {
    at =
      (isFields(at) || Array.isArray(at)) && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined;
    const ids = isFields(at) ? [at.id, at.use, at.name] : [];
    const id = ids.find(one => typeof one === 'string' && one.length < 100);
    if (typeof step === 'string') name += name ? `.${step}` : step;
    else name += id ? `.${id}` : `[${step + 1}]`;
  }
  return name || 'The document';
}

/** What to do about a value. */
export type Repair = Pick<Problem, 'hint' | 'replacement' | 'writtenAs'>;

/** A value that is written otherwise. */
export const writeInstead = (replacement: string, value: unknown): Repair => ({
  hint: `Write ${replacement}, not ${shown(value)}.`,
  replacement,
  writtenAs: 'yaml',
});

/** A number, true or false that was meant as a text. */
export const putInQuotes = (value: unknown): Repair => ({
  hint: 'Put it into quotes.',
  replacement: String(value),
  writtenAs: 'quoted',
});

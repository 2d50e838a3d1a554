import type { StandardsDocument } from '../../types';
import { isFields } from './problems';
import { readDocumentValue } from './readDocument';
import { readYamlInSteps } from './readYaml';

/** Characters of a text, and of a check in it. */
const LONGEST_TEXT = 128 * 1024;
const LONGEST_CHECK = 4_000;
/** The longest texts of all come to four megabytes. */
const MOST_KEPT = 1_000;

const FIELD = 'checks:';
/** Stands where the list of checks was. */
const MARK = 'checks-are-cut-out';

/** Tabs, other ends of lines, directives, and documents one behind the other mean something to what stands elsewhere. */
const NOT_PLAIN = /[\t\r]|^(?:%|---|\.\.\.)/m;

interface Cut {
  /** The text with the mark. */
  rest: string;
  /** The lines of each check. */
  checks: string[];
}

/** Items of a list by the dash that each begins with; undefined where one is written otherwise. */
function itemsOf(lines: readonly string[]): string[] | undefined {
  const [indent] = /^ +(?=- )/.exec(lines[0] ?? '') ?? [];
  if (indent === undefined) return undefined;
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith(`${indent}- `)) items.push('');
    else if (line !== '' && !line.startsWith(`${indent} `)) return undefined;
    items[items.length - 1] += `${line}\n`;
  }
  return items;
}

/** Cuts the checks out of a text that is written as {@link writeDocument} does; others are not cut. */
function cut(text: string): Cut | undefined {
  if (text.length > LONGEST_TEXT || !text.endsWith('\n')) return undefined;
  if (NOT_PLAIN.test(text) || text.includes(MARK)) return undefined;
  const lines = text.slice(0, -1).split('\n');
  const at = lines.indexOf(FIELD);
  if (at < 0) return undefined;
  const isAfter = (line: string, index: number) =>
    index > at && line !== '' && !line.startsWith(' ');
  const next = lines.findIndex(isAfter);
  const end = next < 0 ? lines.length : next;
  const checks = itemsOf(lines.slice(at + 1, end));
  if (!checks || checks.some(({ length }) => length > LONGEST_CHECK)) {
    return undefined;
  }
  const rest = [...lines.slice(0, at), `${FIELD} ${MARK}`, ...lines.slice(end)];
  return { rest: `${rest.join('\n')}\n`, checks };
}

function* fieldsOf(
  text: string,
): Generator<void, Record<string, unknown> | undefined> {
  const { value, problems } = yield* readYamlInSteps(text);
  return problems.length === 0 && isFields(value) ? value : undefined;
}

/**
 * Reads scorecards that are written in an editor: from one key to the next one check of many is another, and only that is read anew.
 *
 * @public
 */
export class DocumentMemory {
  /** What the lines of a check say; what was asked for last is last. Schemas copy what they read, so nobody changes it. */
  readonly #checks = new Map<string, unknown>();

  /**
   * Reads a text as {@link readDocument} does, if it is one that nothing is wrong with. A step takes some milliseconds at most.
   *
   * @returns nothing when something is wrong, or when the text is not plain enough to tell
   */
  *readInSteps(text: string): Generator<void, StandardsDocument | undefined> {
    const parts = cut(text);
    if (!parts) return undefined;
    const value = yield* fieldsOf(parts.rest);
    // What looks like the field may be a part of something else.
    if (value?.checks !== MARK) return undefined;
    const checks: unknown[] = [];
    for (const lines of parts.checks) {
      const check = this.#recall(lines) ?? (yield* this.#read(lines));
      if (check === undefined) return undefined;
      checks.push(check);
    }
    yield;
    const { document, findings } = readDocumentValue({ ...value, checks });
    return findings.length === 0 ? document : undefined;
  }

  #recall(lines: string): unknown {
    const check = this.#checks.get(lines);
    if (check !== undefined) this.#keep(lines, check);
    return check;
  }

  /** Reads a check where it stands, as the only one. */
  *#read(lines: string): Generator<void, unknown> {
    const value = yield* fieldsOf(`${FIELD}\n${lines}`);
    yield;
    if (!value || Object.keys(value).length !== 1) return undefined;
    const { checks } = value;
    if (!Array.isArray(checks) || checks.length !== 1) return undefined;
    const check: unknown = checks[0];
    // What is no fields is no check: the whole text is read for what to say of it.
    if (!isFields(check)) return undefined;
    this.#keep(lines, check);
    return check;
  }

  #keep(lines: string, check: unknown): void {
    this.#checks.delete(lines);
    this.#checks.set(lines, check);
    if (this.#checks.size <= MOST_KEPT) return;
    for (const oldest of this.#checks.keys()) {
      this.#checks.delete(oldest);
      break;
    }
  }
}

import { InputError } from '@backstage/errors';

/** A way into a document: names of objects, and places in lists from 0. */
export type Path = readonly (string | number)[];

const MOST_STEPS = 20;
const MOST_CHARACTERS = 500;

/** The end of the step that begins here, and the step. */
function stepAt(
  written: string,
  at: number,
): { step: string | number; end: number } | undefined {
  if (written[at] !== '[') {
    let end = at;
    while (end < written.length && !'.[]'.includes(written[end])) end += 1;
    return end > at ? { step: written.slice(at, end), end } : undefined;
  }
  const quote = written[at + 1];
  if (quote === '"' || quote === "'") {
    const close = written.indexOf(`${quote}]`, at + 2);
    return close < 0
      ? undefined
      : { step: written.slice(at + 2, close), end: close + 2 };
  }
  const close = written.indexOf(']', at);
  const digits = written.slice(at + 1, close);
  return close > 0 && /^\d{1,6}$/.test(digits)
    ? { step: Number(digits), end: close + 1 }
    : undefined;
}

/**
 * Reads a path as `spec.containers[0].image`. Names that hold a dot are quoted: `metadata["example.com/team"]`; `.` is the whole
 * document.
 *
 * @throws InputError that names the character at which it goes wrong
 */
export function parsePath(written: string): Path {
  if (written === '.') return [];
  if (written.length > MOST_CHARACTERS) {
    throw new InputError(`is longer than ${MOST_CHARACTERS} characters`);
  }
  const steps: (string | number)[] = [];
  for (let at = 0; at < written.length || steps.length === 0; ) {
    const isDotted = at > 0 && written[at] === '.';
    const begin = isDotted ? at + 1 : at;
    // Between steps stands a dot, unless a bracket does.
    const isParted = at === 0 || isDotted === (written[begin] !== '[');
    const found = isParted ? stepAt(written, begin) : undefined;
    if (!found) {
      throw new InputError(
        `'${written}' is no path at character ${
          begin + 1
        }; write it like a.b[0].c, and names with dots like a["b.c"]`,
      );
    }
    steps.push(found.step);
    at = found.end;
  }
  if (steps.length > MOST_STEPS) {
    throw new InputError(`'${written}' has more than ${MOST_STEPS} steps`);
  }
  return steps;
}

/** What stands there; undefined where nothing does. Only what an object or a list holds itself is found. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (Array.isArray(current) !== (typeof step === 'number')) return undefined;
    if (!Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

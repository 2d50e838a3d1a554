import { RE2JS } from 're2js';

const MAX_LENGTH = 512;

const MAX_SIZE = 2_000;

/** What to do about one that cannot be read. */
export const RE2_HINT =
  'Write it for RE2: it has neither look-around nor back references, and brackets are closed.';

/** An expression that is ready. */
export interface RegularExpression {
  test: (text: string) => boolean;
  /** Instructions: a text costs its length times these. */
  size: number;
}

/**
 * A matcher of RE2, which finds the expression anywhere in a text in time that grows with the text alone.
 *
 * @throws Error whose message ends a sentence such as "The regular expression …"
 */
export function compileRegularExpression(
  expression: string,
): RegularExpression {
  if (expression.length > MAX_LENGTH) {
    throw new Error(`is longer than ${MAX_LENGTH} characters`);
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(expression);
  } catch (error) {
    throw new Error(
      `cannot be read: ${(error as Error).message.replace(
        'error parsing regexp: ',
        '',
      )}`,
    );
  }
  const size = compiled.programSize();
  if (size > MAX_SIZE) throw new Error('is too large: repeat less');
  return { test: text => compiled.test(text), size };
}

/** As many as are kept: each draft of an expression that somebody types has one of its own. */
const KEPT = 200;

/** Regular expressions that have been used lately, by their text. */
export class RegularExpressions {
  readonly #compiled = new Map<string, RegularExpression>();

  /** @throws as {@link compileRegularExpression} */
  get(expression: string): RegularExpression {
    const found = this.#compiled.get(expression);
    if (found) return found;
    const compiled = compileRegularExpression(expression);
    if (this.#compiled.size >= KEPT) {
      const [oldest] = this.#compiled.keys();
      this.#compiled.delete(oldest);
    }
    this.#compiled.set(expression, compiled);
    return compiled;
  }
}

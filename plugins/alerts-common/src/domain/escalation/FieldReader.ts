import { startOf } from '../intake/texts';

/**
 * What is wrong with what somebody has written, and where.
 *
 * @public
 */
export interface FieldProblem {
  /** JSON pointer (RFC 6901), such as `/steps/0/afterMinutes`; empty for the whole. */
  pointer: string;
  /** What is wrong and what to write instead; a sentence without full stop. */
  message: string;
}

/** As many as are told: who has made more reads these first. */
const MOST_PROBLEMS = 50;

/** Quoted from what was sent, at most. */
const MOST_QUOTED = 60;

const step = (name: string | number) =>
  `/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** Of a text, its first characters in quotation marks. */
export const quoted = (text: string) =>
  text.length > MOST_QUOTED ? `"${startOf(text, MOST_QUOTED)}…"` : `"${text}"`;

/** `a, b or c`. */
export const orList = (words: readonly string[]) =>
  words.length > 1
    ? `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`
    : words.join('');

/** Reads a value of unknown shape, keeps what is wrong with it, and goes on: who has made two mistakes is told of both. */
export class FieldReader {
  readonly #value: unknown;
  readonly #pointer: string;
  readonly problems: FieldProblem[];

  constructor(
    value: unknown,
    pointer: string = '',
    problems: FieldProblem[] = [],
  ) {
    this.#value = value;
    this.#pointer = pointer;
    this.problems = problems;
  }

  /** Undefined, so that a reader can return it. */
  fail(message: string): undefined {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ pointer: this.#pointer, message });
    }
    return undefined;
  }

  get isAbsent(): boolean {
    return this.#value === undefined;
  }

  #at(name: string | number, value: unknown): FieldReader {
    return new FieldReader(value, this.#pointer + step(name), this.problems);
  }

  /** Fields of an object by their names; undefined where it is no object. Fields of other names are problems. */
  fields<Name extends string>(
    names: readonly Name[],
  ): Record<Name, FieldReader> | undefined {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.fail(
        `is ${
          value === undefined ? 'missing' : 'no object'
        }; write { ${names.join(', ')} }`,
      );
    }
    const known: readonly string[] = names;
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) {
        this.#at(name, undefined).fail(
          `is no field that is known here; leave it out, or write ${orList(
            names,
          )}`,
        );
      }
    }
    const found = names.map(name => [
      name,
      this.#at(
        name,
        Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined,
      ),
    ]);
    // The names are those that were asked for.
    return Object.fromEntries(found) as Record<Name, FieldReader>;
  }

  /** Entries of a list of so many; undefined where it is none. */
  list(options: {
    min: number;
    max: number;
    what: string;
  }): FieldReader[] | undefined {
    const { min, max, what } = options;
    const value = this.#value;
    if (!Array.isArray(value)) {
      return this.fail(
        `is ${
          value === undefined ? 'missing' : 'no list'
        }; write a list of ${min} to ${max} ${what}`,
      );
    }
    if (value.length < min || value.length > max) {
      return this.fail(
        `has ${value.length} ${what}; write ${min} to ${max} of them`,
      );
    }
    return value.map((each, index) => this.#at(index, each));
  }

  /** A text without spaces around it. */
  text(options: { max: number; what: string }): string | undefined {
    const { max, what } = options;
    const value = this.#value;
    const text = typeof value === 'string' ? value.trim() : '';
    if (typeof value !== 'string' || text === '') {
      return this.fail(
        `is ${value === undefined ? 'missing' : 'no text'}; write ${what}`,
      );
    }
    if (text.length > max) {
      return this.fail(`is longer than ${max} characters; shorten it`);
    }
    return text;
  }

  /** As it was sent: it may be empty, and have spaces around it. */
  exactText(options: { max: number; what: string }): string | undefined {
    const { max, what } = options;
    const value = this.#value;
    if (typeof value !== 'string') {
      return this.fail(
        `is ${value === undefined ? 'missing' : 'no text'}; write ${what}`,
      );
    }
    return value.length <= max
      ? value
      : this.fail(`is longer than ${max} characters; shorten it`);
  }

  integer(options: {
    min: number;
    max: number;
    what?: string;
  }): number | undefined {
    const { min, max, what = 'a whole number' } = options;
    const value = this.#value;
    if (
      typeof value !== 'number' ||
      !Number.isInteger(value) ||
      value < min ||
      value > max
    ) {
      return this.fail(
        `is ${
          value === undefined ? 'missing' : `not ${what} in bounds`
        }; write ${what} from ${min} to ${max}`,
      );
    }
    return value;
  }

  boolean(meaning: string): boolean | undefined {
    const value = this.#value;
    return typeof value === 'boolean'
      ? value
      : this.fail(`is not true or false; write ${meaning}`);
  }

  oneOf<T extends string>(values: readonly T[]): T | undefined {
    const value = this.#value;
    return (
      values.find(each => each === value) ??
      this.fail(
        `is ${
          typeof value === 'string' ? quoted(value) : 'missing'
        }; write ${orList(values)}`,
      )
    );
  }

  /** At least one of some words, each once. */
  someOf<T extends string>(
    values: readonly T[],
    what: string,
  ): T[] | undefined {
    const found = this.list({ min: 1, max: values.length, what })?.map(each =>
      each.oneOf(values),
    );
    if (!found) return undefined;
    const known = found.filter(each => each !== undefined);
    if (new Set(known).size !== known.length) {
      return this.fail('names one twice; write each once');
    }
    return known.length === found.length ? known : undefined;
  }

  /** Full reference of one of some kinds, in lower case. */
  entityRef(kinds?: readonly string[]): string | undefined {
    const example = `${kinds?.[0] ?? 'component'}:default/name`;
    const ref = this.text({ max: 300, what: `a reference such as ${example}` });
    if (ref === undefined) return undefined;
    const kind = /^([a-z][a-z0-9]*):[^\s:/]+\/[^\s:/]+$/.exec(ref)?.[1];
    if (kind === undefined || ref !== ref.toLocaleLowerCase('en-US')) {
      return this.fail(
        `${quoted(
          ref,
        )} is no full reference in lower case; write one such as ${example}`,
      );
    }
    return !kinds || kinds.includes(kind)
      ? ref
      : this.fail(
          `${quoted(ref)} is no ${orList(kinds)}; write one such as ${example}`,
        );
  }

  /** Milliseconds since 1970. */
  instant(): number | undefined {
    const example = '2026-11-30T08:00:00Z';
    const text = this.text({ max: 40, what: `an instant such as ${example}` });
    if (text === undefined) return undefined;
    const at =
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(
        text,
      )
        ? Date.parse(text)
        : NaN;
    return Number.isNaN(at)
      ? this.fail(
          `${quoted(
            text,
          )} is no instant; write one with its offset, such as ${example}`,
        )
      : at;
  }
}

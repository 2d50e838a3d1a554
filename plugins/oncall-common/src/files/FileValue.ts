import { InputError } from '@backstage/errors';

/** A JSON pointer's step. */
const step = (name: string | number) =>
  `/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** A value of a JSON file that knows where it stands, so that a refusal can say so. */
export class FileValue {
  readonly #value: unknown;
  /** JSON pointer; empty for the whole file. */
  readonly place: string;

  constructor(value: unknown, place: string = '') {
    this.#value = value;
    this.place = place;
  }

  /** @throws `InputError` that names the place */
  fail(message: string): never {
    throw new InputError(`${this.place || 'The file'}: ${message}`);
  }

  get isAbsent(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  /** There is no such field: in our own document, null is a value that does not fit. */
  get isMissing(): boolean {
    return this.#value === undefined;
  }

  get isObject(): boolean {
    return (
      typeof this.#value === 'object' &&
      this.#value !== null &&
      !Array.isArray(this.#value)
    );
  }

  /** The value, once it was checked against the schema of this type. */
  as<T>(): T {
    return this.#value as T;
  }

  /** A field of an object; absent where there is none. */
  get(name: string): FileValue {
    const value = this.#value;
    const found =
      typeof value === 'object' &&
      value !== null &&
      Object.prototype.hasOwnProperty.call(value, name)
        ? Reflect.get(value, name)
        : undefined;
    return new FileValue(found, this.place + step(name));
  }

  /** @throws `InputError` when it is no text, or a long one */
  text(maxLength = 300): string {
    const value = this.#value;
    if (typeof value !== 'string') return this.fail('is missing; write a text');
    if (value.length > maxLength) {
      return this.fail(`is longer than ${maxLength} characters; shorten it`);
    }
    return value;
  }

  /** Undefined where it is absent or empty. */
  optionalText(maxLength?: number): string | undefined {
    return (!this.isAbsent && this.text(maxLength)) || undefined;
  }

  /** @throws `InputError` when it is no whole number between two */
  integer(min: number, max: number): number {
    const value = this.#value;
    if (
      typeof value !== 'number' ||
      !Number.isInteger(value) ||
      value < min ||
      value > max
    ) {
      return this.fail(`is no whole number; write one from ${min} to ${max}`);
    }
    return value;
  }

  isExactly(value: unknown): boolean {
    return this.#value === value;
  }

  /** Names of the fields of an object. */
  names(): string[] {
    return typeof this.#value === 'object' && this.#value !== null
      ? Object.keys(this.#value)
      : [];
  }

  /** Entries of a list; none where it is absent. */
  list(maxItems: number): FileValue[] {
    return this.isAbsent ? [] : this.array(maxItems);
  }

  /** @throws `InputError` when it is no list, or a long one */
  array(maxItems: number): FileValue[] {
    const value = this.#value;
    if (!Array.isArray(value)) return this.fail('is no list; write [ … ]');
    if (value.length > maxItems) {
      return this.fail(
        `has ${value.length} entries; at most ${maxItems} can be read`,
      );
    }
    return value.map(
      (each, index) => new FileValue(each, this.place + step(index)),
    );
  }

  /** Milliseconds since 1970 in UTC. @throws `InputError` when it is no instant of 1970 to 2099 */
  instant(): number {
    const text = this.text(40);
    // Opsgenie writes offsets without a colon in places.
    const at =
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(
        text,
      )
        ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
        : NaN;
    if (!(at >= 0 && at < Date.UTC(2100, 0, 1))) {
      return this.fail(
        `"${text}" is no instant; write one with its offset, such as 2026-11-30T09:00:00+01:00, from 1970 to 2099`,
      );
    }
    return at;
  }
}

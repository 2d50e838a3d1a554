import { InputError } from '@backstage/errors';
import type { DurationSummary } from '../types';
import { VERDICT_MINIMUM } from './successRate';

/** How many values are kept as they are. A day of a pipeline has about 7. */
const EXACT_LIMIT = 64;
const ACCURACY = 0.02;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);
const LONGEST = 7 * 24 * 3_600_000;
/** Bucket of values that are 0, which no logarithm knows. */
const ZERO = -1;
const LAST_BUCKET = bucketOf(LONGEST);
/** Of a serialised sketch: each bucket takes at most 15 characters. */
const LONGEST_TEXT = 16 * (LAST_BUCKET + 4);
const RADIX = 36;

/** Bucket `i` holds values over `γ^(i−1)` up to `γ^i`. */
function bucketOf(value: number): number {
  return value === 0 ? ZERO : Math.ceil(Math.log(value) / LOG_GAMMA);
}

/** The value that is at most 2 % away from each value of its bucket. */
function valueOf(bucket: number): number {
  return bucket === ZERO ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}

const ascending = (a: number, b: number) => a - b;

/**
 * Durations in milliseconds, from which quantiles are read, and which can be joined with others: quantiles of a month come from
 * the sketches of its days, never from an average of the quantiles of days.
 *
 * Up to 64 values are kept as they are, more in buckets whose bounds grow by `γ = (1+α)/(1−α)` with `α = 0.02`, so that a quantile
 * is at most 2 % off: DDSketch, by Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error
 * guarantees", PVLDB 12 (2019), 2195-2205 (arxiv.org/abs/1908.10693). What a sketch holds depends on the values alone, not on the
 * order or the parts in which they came. Values are rounded to milliseconds, and those over 7 days count as 7 days.
 *
 * @public
 */
export class DurationSketch {
  /** Undefined once there are too many. */
  #values: number[] | undefined = [];
  #buckets = new Map<number, number>();
  #count = 0;
  #min = Infinity;
  #max = -Infinity;

  static of(values: Iterable<number | undefined>): DurationSketch {
    const sketch = new DurationSketch();
    for (const value of values) sketch.add(value);
    return sketch;
  }

  /** How many values it holds. */
  get count(): number {
    return this.#count;
  }

  /** Adds a duration. One that is unknown or negative is none, and not 0. */
  add(milliseconds: number | undefined): void {
    if (!(milliseconds !== undefined && milliseconds >= 0)) return;
    this.#insert(Math.min(Math.round(milliseconds), LONGEST));
  }

  /** Takes over what another one holds, which stays as it is. */
  merge(other: DurationSketch): void {
    if (other.#values) {
      // A copy, since a sketch may be merged with itself.
      for (const value of [...other.#values]) this.#insert(value);
      return;
    }
    this.#toBuckets();
    for (const [bucket, count] of [...other.#buckets]) {
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
    }
    this.#count += other.#count;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
  }

  /**
   * The smallest value that at least a share `q` of all values does not exceed: type 1 of Hyndman and Fan, "Sample quantiles in
   * statistical packages", The American Statistician 50 (1996), 361-365.
   *
   * @returns undefined where there are no values
   */
  quantile(q: number): number | undefined {
    if (this.#count === 0) return undefined;
    const rank = Math.min(
      this.#count,
      // 0.95 * 20 is 19 and not a little more.
      Math.max(1, Math.ceil(q * this.#count - 1e-9)),
    );
    if (this.#values) return this.#values.sort(ascending)[rank - 1];
    if (rank === this.#count) return this.#max;
    let seen = 0;
    for (const bucket of this.#sortedBuckets()) {
      seen += this.#buckets.get(bucket)!;
      if (seen >= rank) {
        return Math.min(this.#max, Math.max(this.#min, valueOf(bucket)));
      }
    }
    return this.#max;
  }

  /**
   * As text: `1e` with the values, or `1b` with the smallest, the largest, and the buckets with their counts; numbers are steps
   * from the one before, in base 36. At most 9 KB, about 30 bytes for a day of a usual pipeline.
   */
  serialize(): string {
    if (this.#values) {
      return ['1e', ...steps(this.#values.sort(ascending)).map(write)].join(
        '.',
      );
    }
    const buckets = this.#sortedBuckets();
    // Steps begin at the bucket of 0, so that none is negative.
    const from = steps(buckets.map(bucket => bucket - ZERO));
    return [
      '1b',
      write(this.#min),
      write(this.#max),
      ...buckets.map(
        (bucket, i) => `${write(from[i])}-${write(this.#buckets.get(bucket)!)}`,
      ),
    ].join('.');
  }

  /** Reads what `serialize` wrote; anything else is an error. */
  static parse(text: string): DurationSketch {
    const [head, ...parts] = text.length > LONGEST_TEXT ? [] : text.split('.');
    const sketch = new DurationSketch();
    if (head === '1e') sketch.#readValues(parts);
    else if (head === '1b') sketch.#readBuckets(parts);
    else throw malformed();
    return sketch;
  }

  #readValues(parts: string[]): void {
    if (parts.length > EXACT_LIMIT) throw malformed();
    let value = 0;
    for (const part of parts) {
      value += read(part);
      if (value > LONGEST) throw malformed();
      this.#insert(value);
    }
  }

  #readBuckets([min, max, ...parts]: string[]): void {
    this.#values = undefined;
    this.#min = read(min);
    this.#max = read(max);
    let bucket = ZERO;
    parts.forEach((part, i) => {
      const [stepText, countText, rest] = part.split('-');
      const step = read(stepText);
      const count = read(countText);
      if (rest !== undefined || (i > 0 && step === 0) || count === 0) {
        throw malformed();
      }
      bucket += step;
      this.#buckets.set(bucket, count);
      this.#count += count;
    });
    // Steps go up, so that the first bucket is the lowest, and the last one the highest.
    const [first] = this.#buckets.keys();
    const isSound =
      this.#count > EXACT_LIMIT &&
      Number.isSafeInteger(this.#count) &&
      this.#min <= this.#max &&
      this.#max <= LONGEST &&
      bucketOf(this.#min) === first &&
      bucketOf(this.#max) === bucket;
    if (!isSound) throw malformed();
  }

  #insert(value: number): void {
    this.#count += 1;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
    if (this.#values) {
      this.#values.push(value);
      if (this.#values.length > EXACT_LIMIT) this.#toBuckets();
    } else this.#insertInBucket(value);
  }

  #insertInBucket(value: number): void {
    const bucket = bucketOf(value);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
  }

  #toBuckets(): void {
    const values = this.#values ?? [];
    this.#values = undefined;
    for (const value of values) this.#insertInBucket(value);
  }

  #sortedBuckets(): number[] {
    return [...this.#buckets.keys()].sort(ascending);
  }
}

function steps(sorted: number[]): number[] {
  return sorted.map((value, i) => (i === 0 ? value : value - sorted[i - 1]));
}

function write(value: number): string {
  return value.toString(RADIX);
}

/** A number in base 36 as `write` writes it. A year of a large pipeline has 100,000 of them, so it is read digit by digit. */
function read(text: string | undefined): number {
  // 11 digits of base 36 pass what a number can hold exactly, which is checked on the sum.
  if (!text || text.length > 11 || (text.length > 1 && text[0] === '0')) {
    throw malformed();
  }
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    value = value * RADIX + digitOf(text.charCodeAt(i));
  }
  return value;
}

const [CODE_0, CODE_9, CODE_A, CODE_Z] = [...'09az'].map(one =>
  one.charCodeAt(0),
);

function digitOf(code: number): number {
  if (code >= CODE_0 && code <= CODE_9) return code - CODE_0;
  if (code >= CODE_A && code <= CODE_Z) return code - CODE_A + 10;
  throw malformed();
}

function malformed(): InputError {
  return new InputError('Not a sketch of durations');
}

/**
 * What is shown of durations. Below 20 values the 95th percentile is the maximum or a value beside it, so the maximum is shown.
 *
 * @returns undefined where there are no values
 * @public
 */
export function summaryOf(sketch: DurationSketch): DurationSummary | undefined {
  const [p50, p95, max] = [0.5, 0.95, 1].map(q => sketch.quantile(q));
  if (p50 === undefined || max === undefined) return undefined;
  const n = sketch.count;
  return { n, p50, ...(n >= VERDICT_MINIMUM && { p95 }), max };
}

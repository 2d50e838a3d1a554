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
/** That of 0 among them. */
const BUCKETS = LAST_BUCKET - ZERO + 1;
/** Of a serialised sketch: each bucket takes at most 15 characters. */
const LONGEST_TEXT = 16 * (LAST_BUCKET + 4);
const RADIX = 36;
const [CODE_0, CODE_9, CODE_A, CODE_Z, CODE_DOT, CODE_DASH] = [...'09az.-'].map(
  one => one.charCodeAt(0),
);

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
  /** How many values each bucket holds, the first one that of 0. Made once there are too many values. */
  #buckets = new Float64Array(0);
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
    for (let i = 0; i < BUCKETS; i++) this.#buckets[i] += other.#buckets[i];
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
    for (let i = 0; i < BUCKETS; i++) {
      seen += this.#buckets[i];
      if (seen >= rank) {
        return Math.min(this.#max, Math.max(this.#min, valueOf(i + ZERO)));
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
    const parts = ['1b', write(this.#min), write(this.#max)];
    // Steps begin at the bucket of 0, so that none is negative.
    let before = 0;
    this.#buckets.forEach((count, i) => {
      if (count === 0) return;
      parts.push(`${write(i - before)}-${write(count)}`);
      before = i;
    });
    return parts.join('.');
  }

  /** Reads what `serialize` wrote; anything else is an error. */
  static parse(text: string): DurationSketch {
    if (text.length > LONGEST_TEXT) throw malformed();
    const sketch = new DurationSketch();
    if (text.startsWith('1e')) sketch.#readValues(numbersOf(text, Infinity));
    else if (text.startsWith('1b')) sketch.#readBuckets(numbersOf(text, 2));
    else throw malformed();
    return sketch;
  }

  #readValues(numbers: number[]): void {
    if (numbers.length > EXACT_LIMIT) throw malformed();
    let value = 0;
    for (const step of numbers) {
      value += step;
      if (value > LONGEST) throw malformed();
      this.#insert(value);
    }
  }

  #readBuckets(numbers: number[]): void {
    this.#toBuckets();
    [this.#min = NaN, this.#max = NaN] = numbers;
    let first: number | undefined;
    let last = 0;
    for (let i = 2; i < numbers.length; i += 2) {
      const [step, count] = [numbers[i], numbers[i + 1]];
      last += step;
      const isNext = first === undefined || step > 0;
      if (!isNext || count === 0 || last >= BUCKETS) throw malformed();
      first ??= last;
      this.#buckets[last] = count;
      this.#count += count;
    }
    const isSound =
      this.#count > EXACT_LIMIT &&
      Number.isSafeInteger(this.#count) &&
      this.#min <= this.#max &&
      this.#max <= LONGEST &&
      bucketOf(this.#min) - ZERO === first &&
      bucketOf(this.#max) - ZERO === last;
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
    this.#buckets[bucketOf(value) - ZERO] += 1;
  }

  #toBuckets(): void {
    if (!this.#values) return;
    const values = this.#values;
    this.#values = undefined;
    this.#buckets = new Float64Array(BUCKETS);
    for (const value of values) this.#insertInBucket(value);
  }
}

function steps(sorted: number[]): number[] {
  return sorted.map((value, i) => (i === 0 ? value : value - sorted[i - 1]));
}

function write(value: number): string {
  return value.toString(RADIX);
}

/**
 * Numbers in base 36, as they follow the head of a sketch. A year of a large pipeline has 100,000 of them, so they are read sign by sign.
 *
 * @param single - so many numbers stand alone, and the others in pairs
 */
function numbersOf(text: string, single: number): number[] {
  const numbers: number[] = [];
  if (text.length === 2) return numbers;
  if (text[2] !== '.') throw malformed();
  let value = 0;
  let digits = 0;
  for (let i = 3; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : CODE_DOT;
    if (code !== CODE_DOT && code !== CODE_DASH) {
      // 11 digits pass what a number can hold exactly, which is checked on the sum. None is written with a zero before it.
      if (digits === 11 || (digits > 0 && value === 0)) throw malformed();
      value = value * RADIX + digitOf(code);
      digits += 1;
      continue;
    }
    const isFirstOfPair =
      numbers.length >= single && (numbers.length - single) % 2 === 0;
    const isEnd = code === (isFirstOfPair ? CODE_DASH : CODE_DOT);
    if (digits === 0 || !isEnd) throw malformed();
    numbers.push(value);
    value = 0;
    digits = 0;
  }
  return numbers;
}

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

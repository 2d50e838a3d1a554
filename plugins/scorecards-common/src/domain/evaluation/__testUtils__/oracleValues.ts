import type { ScalarType } from '../../../types';

/*
 * What comparisons of one value mean, for the oracle; for the few kinds of versions, ranges and durations that the tests write.
 */

/** Undefined: not known. */
export type OracleTruth = boolean | undefined;

const SIZES: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
};

/** `36h`, `1h 30m` */
const milliseconds = (text: string): number =>
  text
    .split(' ')
    .map(part => Number(part.slice(0, -1)) * SIZES[part.slice(-1)])
    .reduce((sum, each) => sum + each, 0);

interface Version {
  numbers: number[];
  prerelease: string[];
}

function version(text: string): Version | undefined {
  const plain = text.startsWith('v') ? text.slice(1) : text;
  if (!'0123456789'.includes(plain[0])) return undefined;
  const dash = plain.indexOf('-');
  const head = dash < 0 ? plain : plain.slice(0, dash);
  const numbers = head.split('.').map(Number);
  return {
    numbers: [0, 1, 2].map(index => numbers[index] ?? 0),
    prerelease: dash < 0 ? [] : plain.slice(dash + 1).split('.'),
  };
}

function orderOfIdentifiers(left: string, right: string): number {
  const [one, other] = [Number(left), Number(right)];
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other;
  if (!Number.isNaN(one)) return -1;
  if (!Number.isNaN(other)) return 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function order(left: Version, right: Version): number {
  for (const index of [0, 1, 2]) {
    const difference = left.numbers[index] - right.numbers[index];
    if (difference !== 0) return difference;
  }
  if (!left.prerelease.length || !right.prerelease.length) {
    return right.prerelease.length - left.prerelease.length;
  }
  for (let index = 0; ; index++) {
    const one = left.prerelease[index];
    const other = right.prerelease[index];
    if (one === undefined && other === undefined) return 0;
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const difference = orderOfIdentifiers(one, other);
    if (difference !== 0) return difference;
  }
}

/** Bounds of one comparator of a range, of the few that the tests write: `>=1.2.0`, `<2.0.0`, `^1.2.0`, `~1.20.0`, `1.2.3`. */
function bounds(comparator: string): [operator: string, Version][] {
  const [, operator, text] = /^([<>]=?|\^|~|)(.*)$/.exec(comparator)!;
  const from = version(text)!;
  const [major, minor] = from.numbers;
  if (operator === '^') {
    return [
      ['>=', from],
      ['<', { numbers: [major + 1, 0, 0], prerelease: ['0'] }],
    ];
  }
  if (operator === '~') {
    return [
      ['>=', from],
      ['<', { numbers: [major, minor + 1, 0], prerelease: ['0'] }],
    ];
  }
  return [[operator, from]];
}

function isWithin(found: Version, range: string): boolean {
  return range.split(' || ').some(part => {
    const all = part.split(' ').flatMap(bounds);
    return all.every(([operator, bound]) => {
      const difference = order(found, bound);
      if (operator === '>=') return difference >= 0;
      if (operator === '>') return difference > 0;
      if (operator === '<=') return difference <= 0;
      return operator === '<' ? difference < 0 : difference === 0;
    });
  });
}

/** Whether a glob fits, as a regular expression of JavaScript, which may take its time. */
export function globbed(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/(?<=^|\/)\*\*+\//g, '\u0001')
    .replace(/\*\*+/g, '\u0002')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replaceAll('\u0001', '(?:.*/)?')
    .replaceAll('\u0002', '.*');
  return new RegExp(`^(?:${source})$`, 'su').test(text);
}

/** A number for what has an order, and whether a value is of its type. */
function measure(type: ScalarType, value: unknown): number | undefined {
  if (type === 'time') return Date.parse(String(value));
  return typeof value === 'number' ? value : undefined;
}

function equal(type: ScalarType, value: unknown, operand: unknown): boolean {
  if (type === 'version') {
    return order(version(String(value))!, version(String(operand))!) === 0;
  }
  if (type === 'duration') return value === milliseconds(String(operand));
  if (type === 'time') {
    return measure(type, value) === measure(type, operand);
  }
  return value === operand;
}

function sign(type: ScalarType, value: unknown, operand: unknown): number {
  if (type === 'version') {
    return order(version(String(value))!, version(String(operand))!);
  }
  const bound =
    type === 'duration' ? milliseconds(String(operand)) : (operand as number);
  return (value as number) - bound;
}

/** Whether one value compares so. */
export function compared(
  type: ScalarType,
  value: unknown,
  [operator, operand]: [string, unknown],
  at: number,
): OracleTruth {
  if (value === undefined) return undefined;
  if (type === 'version' && !version(String(value))) return undefined;
  if (type === 'string' && typeof value !== 'string') return undefined;
  const many = operand as unknown[];
  const age = () => at - measure('time', value)!;
  switch (operator) {
    case 'equals':
      return equal(type, value, operand);
    case 'notEquals':
      return !equal(type, value, operand);
    case 'in':
      return many.some(each => equal(type, value, each));
    case 'notIn':
      return !many.some(each => equal(type, value, each));
    case 'atLeast':
      return sign(type, value, operand) >= 0;
    case 'atMost':
      return sign(type, value, operand) <= 0;
    case 'moreThan':
      return sign(type, value, operand) > 0;
    case 'lessThan':
      return sign(type, value, operand) < 0;
    case 'satisfies':
      return isWithin(version(String(value))!, String(operand));
    case 'glob':
      return [operand].flat().some(each => globbed(String(each), `${value}`));
    case 'matches':
      return new RegExp(String(operand)).test(String(value));
    case 'before':
      return measure('time', value)! < Date.parse(String(operand));
    case 'after':
      return measure('time', value)! > Date.parse(String(operand));
    case 'olderThan':
      return age() > milliseconds(String(operand));
    case 'newerThan':
      return age() < milliseconds(String(operand));
    default:
      throw new Error(`The oracle does not know ${operator}`);
  }
}

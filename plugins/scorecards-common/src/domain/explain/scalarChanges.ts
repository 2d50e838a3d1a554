import { minVersion, parse, Range, SemVer } from 'semver';
import type { ScalarSchema, ScalarValue } from '../../types';
import { parseInstant } from '../evaluation/instant';
import { parseVersion } from '../evaluation/version';
import { toMs, type Asked } from './comparison';

const operandsOf = (asked: readonly Asked[]): unknown[] =>
  asked.flatMap(({ operand }) => operand);

const isNumber = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value);

/** Where the answer to what is asked can turn. */
export function turningPoints(
  schema: ScalarSchema,
  asked: readonly Asked[],
  at: number,
): number[] {
  const points =
    schema.type === 'time'
      ? asked.flatMap(({ operator, operand }) => {
          const isAge = operator === 'olderThan' || operator === 'newerThan';
          return [operand].flat().map(each => {
            if (!isAge) return parseInstant(String(each));
            const ms = toMs(each);
            return ms === undefined ? undefined : at - ms;
          });
        })
      : operandsOf(asked).map(toMs);
  return [...new Set([...points, schema.minimum, schema.maximum])]
    .filter(isNumber)
    .sort((left, right) => left - right);
}

/**
 * The turning points, what lies between two of them, and beyond the first and the last: what is told apart by nothing that is asked
 * is the same.
 */
function around(points: number[], step: number): number[] {
  const between = points.flatMap((point, index) => {
    const gap = (points[index + 1] ?? Infinity) - point;
    return gap > 2 * step
      ? [point + step, point + gap - step]
      : [point + gap / 2];
  });
  const beyond = points.length === 0 ? [0] : [points[0] - step];
  return [...points, ...beyond, ...between].filter(Number.isFinite);
}

function numbers(
  schema: ScalarSchema,
  asked: readonly Asked[],
  at: number,
): number[] {
  const points = turningPoints(schema, asked, at);
  const step = schema.type === 'number' ? 1 : 1000;
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return around(points, step).filter(
    value => value >= minimum && value <= maximum,
  );
}

/** The versions that a range is written with, and the first that it takes. */
function versionsOfRange(range: string): SemVer[] {
  try {
    const bounds = new Range(range, { loose: true }).set
      .flat()
      .map(({ semver }) => semver)
      .filter(version => version instanceof SemVer);
    const first = minVersion(range, { loose: true });
    return first ? [first, ...bounds] : bounds;
  } catch {
    return [];
  }
}

function versions(asked: readonly Asked[]): SemVer[] {
  const named = asked.flatMap(({ operator, operand }) =>
    operator === 'satisfies'
      ? versionsOfRange(String(operand))
      : [operand].flat().map(each => parseVersion(String(each))),
  );
  const near = named.flatMap(version => {
    if (!version) return [];
    const { major, minor, patch } = version;
    return [
      version.version,
      `${major}.${minor}.${patch}`,
      `${major}.${minor}.${patch + 1}`,
      `${major}.${minor + 1}.0`,
      `${major + 1}.0.0`,
      `${major}.${minor - 1}.0`,
      `${major - 1}.0.0`,
    ];
  });
  // Of those that are none, as -1.0.0, the parser says so.
  return [...new Set([...near, '0.0.0', '1.0.0'])]
    .map(text => parse(text))
    .filter(version => version !== null);
}

function texts(schema: ScalarSchema, asked: readonly Asked[]): string[] {
  if (schema.values) return schema.values;
  const named = asked.flatMap(({ operator, operand }) =>
    [operand]
      .flat()
      .map(each =>
        operator === 'glob'
          ? String(each).replace(/\*+|\?/g, 'x')
          : String(each),
      ),
  );
  return [...new Set([...named, 'x', ''])];
}

const byDistance = (current: number) => (left: number, right: number) =>
  Math.abs(left - current) - Math.abs(right - current);

/** Upwards before downwards, and not further than needed. */
const byVersion = (current: SemVer) => (left: SemVer, right: SemVer) => {
  const isUp = left.compare(current) >= 0;
  if (isUp !== right.compare(current) >= 0) return isUp ? -1 : 1;
  return isUp ? left.compare(right) : right.compare(left);
};

/** Values to try for what is asked, those first that change least. */
export function scalarCandidates(
  schema: ScalarSchema,
  { asked, current, at }: { asked: Asked[]; current: unknown; at: number },
): ScalarValue[] {
  if (schema.type === 'boolean') return [true, false];
  if (schema.type === 'string') return texts(schema, asked);
  if (schema.type === 'version') {
    const now = parseVersion(String(current)) ?? new SemVer('0.0.0');
    return versions(asked)
      .sort(byVersion(now))
      .map(({ version }) => version);
  }
  const now =
    schema.type === 'time' ? parseInstant(String(current)) : Number(current);
  const found = numbers(schema, asked, at);
  if (isNumber(now)) found.sort(byDistance(now));
  return schema.type === 'time'
    ? found
        .filter(each => Math.abs(each) <= 8.64e15)
        .map(each => new Date(each).toISOString())
    : found;
}

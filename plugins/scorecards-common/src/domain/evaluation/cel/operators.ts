import type { Environment } from '@marcbachmann/cel-js';
import type { SemVer } from 'semver';
import type { RegularExpressions } from '../regularExpression';
import { parseVersion } from '../version';

/** What `matches` is renamed to: the library's own runs regular expressions that can take for ever. */
export const LINEAR_MATCHES = 'matchesInLinearTime';

type Numeric = number | bigint;

/**
 * What the library lacks: numbers of facts are `double`, and `rotation.size == 2` has an `int`; versions are no texts.
 *
 * @param patterns - regular expressions that may be asked for
 */
export function registerOperators(
  environment: Environment,
  patterns: RegularExpressions,
): void {
  environment.registerOperator(
    'double == int: bool',
    (left: number, right: bigint) => left === Number(right),
  );
  environment.registerOperator(
    'double in list<int>: bool',
    (value: number, list: bigint[]) =>
      list.some(each => Number(each) === value),
  );
  const calculations: [string, (left: number, right: number) => number][] = [
    ['+', (left, right) => left + right],
    ['-', (left, right) => left - right],
    ['*', (left, right) => left * right],
    ['/', (left, right) => left / right],
  ];
  for (const [operator, calculate] of calculations) {
    const mixed = (left: Numeric, right: Numeric) =>
      calculate(Number(left), Number(right));
    environment.registerOperator(`double ${operator} int: double`, mixed);
    environment.registerOperator(`int ${operator} double: double`, mixed);
  }
  environment.registerFunction(
    `string.${LINEAR_MATCHES}(string): bool`,
    (text: string, pattern: string) => patterns.get(pattern).test(text),
    { async: false },
  );
}

/** Versions compare as versions; `version("1.20")` makes one. */
export function registerVersions(environment: Environment): void {
  const comparisons: [string, (order: number) => boolean][] = [
    ['<', order => order < 0],
    ['<=', order => order <= 0],
    ['>', order => order > 0],
    ['>=', order => order >= 0],
    ['==', order => order === 0],
  ];
  for (const [operator, holds] of comparisons) {
    environment.registerOperator(
      `version ${operator} version: bool`,
      (left: SemVer, right: SemVer) => holds(left.compare(right)),
    );
  }
  environment.registerFunction(
    'version(string): version',
    (text: string) => parseVersion(text),
    { async: false },
  );
}

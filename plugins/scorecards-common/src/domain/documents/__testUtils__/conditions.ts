import type { Condition } from '../../../types';
import { checkCondition } from '../check/checkCondition';
import { FactBook } from '../check/FactBook';
import { Findings } from '../problems';
import { readCondition } from '../readCondition';
import { FACTS } from './fixtures/facts';

const facts = new FactBook(FACTS);

/** What is found in a condition that can be read. */
export function findingsOf(condition: unknown) {
  const read = readCondition(condition);
  expect(read.problems).toEqual([]);
  const findings = new Findings();
  checkCondition(read.condition as Condition, [], { facts, findings });
  return findings.list;
}

/** A condition that is refused, with the path of what is wrong in it, and what to write instead. */
export type Refused = [
  condition: unknown,
  code: string,
  path: (string | number)[],
  replacement?: string,
];

export const refusal = (...[, code, path, replacement]: Refused) => [
  expect.objectContaining({
    ...{ code, path },
    severity: 'error',
    hint: expect.any(String),
    ...(replacement && { replacement }),
  }),
];

const about = (fact: string) => (comparison: object) => ({
  fact,
  ...comparison,
});

export const size = about('oncall/rotation-size');
export const life = about('catalog/lifecycle');
export const java = about('files/java-version');
export const made = about('catalog/created');
export const gap = about('oncall/gap-90d');
export const type = about('catalog/type');
export const green = about('builds/main-green');

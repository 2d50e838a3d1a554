import type { Condition, FactReading } from '../../../types';
import { compileCondition } from '../compileCondition';
import { truthName } from '../truth';
import { NOON, tableOf, type TestRow } from './facts';

export const value = (each: unknown) => ({ value: each } as FactReading);
export const missing: FactReading = { missing: 'There is none.' };
export const unavailable: FactReading = { unavailable: 'Nobody answers.' };

/** What is known of one fact, to be a row or a part of one. */
export const of = (
  name: string,
  reading?: FactReading,
  isStale?: boolean,
): TestRow => ({ [name]: { reading, isStale } });

/** What a condition says of a row: `true`, `false` or `unknown`. */
export function truth(
  condition: object,
  row: TestRow,
  trustsStale = false,
): string {
  const table = tableOf([row]);
  const { evaluate } = compileCondition(condition as Condition, table);
  return truthName(evaluate(0, { at: NOON, trustsStale }));
}

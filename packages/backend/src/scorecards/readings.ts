import type {
  FactReading,
  FactValue,
} from '@callboard/backstage-plugin-scorecards-common';
import type { SampleValue } from './readSamples';

export const DAY_MS = 86_400_000;

/** Names of facts that are times. */
const isTime = (fact: string) => /-(at|since)$/.test(fact);

/** The value of a fact that the files have. @param from - moment that days are counted back from */
export const valueOf = (
  fact: string,
  value: Exclude<SampleValue, null>,
  from: number,
): FactValue =>
  typeof value === 'number' && isTime(fact)
    ? new Date(from - value * DAY_MS).toISOString()
    : (value as FactValue);

/** What was said of a fact. */
export const readingOf = (
  fact: string,
  value: SampleValue,
  from: number,
): FactReading =>
  value === null
    ? { missing: 'There was none then.' }
    : { value: valueOf(fact, value, from) };

/** What is said now, as it would have been said then: nothing was seen later, and nothing had happened that was still to come. */
export function thenOf(
  fact: string,
  reading: FactReading,
  { now, at }: { now: number; at: number },
): FactReading {
  const { observedAt, ...then } = reading;
  if (!('value' in then) || !isTime(fact) || fact.includes('gap')) return then;
  const moment = Date.parse(String(then.value));
  return moment > at
    ? { ...then, value: new Date(moment - (now - at)).toISOString() }
    : then;
}

/* Facts as large and as awkward as they may be, and larger. */
import type {
  FactReading,
  NamedFact,
} from '../../../../plugins/scorecards-common/src';
import { checkReading } from '../../../../plugins/scorecards-common/src/domain';
import {
  pick,
  type Random,
} from '../../../../packages/test-kit/src/organisation/random';

const of = (
  name: string,
  rest: Omit<NamedFact, 'name' | 'title' | 'fullName'>,
) => ({
  ...rest,
  name,
  title: name,
  fullName: `hostile/${name}`,
});

export const FACTS: NamedFact[] = [
  of('text', { type: 'string' }),
  of('number', { type: 'number' }),
  of('flag', { type: 'boolean' }),
  of('version', { type: 'version' }),
  of('time', { type: 'time' }),
  of('duration', { type: 'duration' }),
  of('list', { type: 'list' }),
  of('items', {
    type: 'list',
    items: { parts: { name: { type: 'string' }, size: { type: 'number' } } },
  }),
  of('map', { type: 'map' }),
];

const longText = (random: Random) =>
  pick(random, ['a', 'aaab', 'é', '\ud83d', '/', '1.', '(', '\u0000']).repeat(
    Math.ceil(4_000 ** random()),
  );

const listOf = (random: Random, make: () => unknown) =>
  Array.from({ length: Math.ceil(2_000 ** random()) }, make);

const values: Record<string, (random: Random) => unknown> = {
  text: longText,
  number: random => pick(random, [0, -0, 1e308, 5e-324, NaN, Infinity, '80']),
  flag: random => pick(random, [true, false, 'true', 1, null]),
  version: random =>
    pick(random, ['1.2.3', 'v2', `${'9'.repeat(300)}.1`, longText(random)]),
  time: random =>
    pick(random, ['2026-11-28T09:00:00Z', '9999-12-31', longText(random)]),
  duration: random => pick(random, [0, -1, 8.64e15, Number.MAX_VALUE, '1h']),
  list: random => listOf(random, () => longText(random).slice(0, 30)),
  items: random =>
    listOf(random, () => ({
      name: longText(random).slice(0, 20),
      size: pick(random, [1, '1', undefined, {}]),
      ...(random() < 0.05 && JSON.parse('{"__proto__": 1}')),
    })),
  map: random =>
    Object.fromEntries(
      listOf(random, () => 0).map((_, index) => [
        index === 0 ? 'constructor' : `key-${index}`,
        longText(random).slice(0, 30),
      ]),
    ),
};

/** What a push says of one fact: as it is sent, not yet checked. */
export const hostileReading = (random: Random, fact: NamedFact): unknown =>
  random() < 0.05
    ? pick(random, [{}, { value: 1, missing: 'x' }, null, [], { nope: 1 }])
    : { value: values[fact.name](random) };

/** What comes in of it. */
export const takenIn = (
  fact: NamedFact,
  reading: unknown,
): FactReading | undefined => checkReading(fact, reading).reading;

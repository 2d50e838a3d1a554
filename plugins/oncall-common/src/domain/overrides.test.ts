import {
  always,
  schedule,
  type NewOverride,
} from './__testUtils__/configuration';
import { runtimeClocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';

const from = Date.UTC(2026, 0, 5);
const to = Date.UTC(2026, 0, 6);
const allDay = {
  startsAt: new Date(from).toISOString(),
  endsAt: new Date(to).toISOString(),
};

const replace = (userRef: string, ...byUserRefs: string[]): NewOverride => ({
  ...allDay,
  kind: 'replace',
  userRef,
  byUserRefs,
});
const replaceAll = (...userRefs: string[]): NewOverride => ({
  ...allDay,
  kind: 'replace-all',
  userRefs,
});
const add = (...userRefs: string[]): NewOverride => ({
  ...allDay,
  kind: 'add',
  userRefs,
});
const remove = (...userRefs: string[]): NewOverride => ({
  ...allDay,
  kind: 'remove',
  userRefs,
});

describe('overrides on top of one another', () => {
  it.each<[string, string, NewOverride[], string, string]>([
    [
      'a replacement holds when the one replaced is taken off as well',
      'a',
      [replace('a', 'b'), remove('a')],
      'b',
      '0',
    ],
    [
      'who was added may be replaced',
      '',
      [add('d'), replace('d', 'c')],
      'c',
      '0 1',
    ],
    [
      'who was replaced may be added again',
      'a',
      [replace('a', 'b'), add('a')],
      'a b',
      '0 1',
    ],
    [
      'who takes over may be replaced in turn',
      'a',
      [replace('a', 'b'), replace('b', 'c')],
      'c',
      '0 1',
    ],
    [
      'a newer replacement of the same person makes the older void',
      'a',
      [replace('a', 'b'), add('a'), replace('a', 'c')],
      'c',
      '2',
    ],
    [
      'who was taken off cannot be replaced',
      'a b',
      [remove('a'), replace('a', 'c')],
      'b',
      '0',
    ],
    [
      'who was added may be taken off',
      'a',
      [add('b'), remove('b')],
      'a',
      '0 1',
    ],
    [
      'who was taken off may be added again',
      'a b',
      [remove('a', 'b'), add('a')],
      'a',
      '0 1',
    ],
    [
      'the newest about everybody makes all before it void',
      'a',
      [add('b'), replaceAll('c'), replaceAll('d'), add('e')],
      'd e',
      '2 3',
    ],
    [
      'a replacement by the same person changes nothing',
      'a b',
      [replace('a', 'a', 'b')],
      'a b',
      '',
    ],
  ])('%s', (_, onLayer, overrides, people, applied) => {
    const { intervals } = resolveSchedule(
      schedule('UTC', [{ rotation: always(onLayer) }], overrides),
      from,
      to,
      runtimeClocks(from, to),
    );
    expect(intervals).toEqual([
      expect.objectContaining({
        startsAt: from,
        endsAt: to,
        userRefs: people.split(' '),
        sources: [
          expect.objectContaining({
            overrideIds: applied
              .split(' ')
              .filter(Boolean)
              .map(index => `override-${index}`),
          }),
        ],
      }),
    ]);
  });
});

import fc from 'fast-check';
import {
  groupsOf,
  moveCheck,
  placeOf,
  stepFrom,
  type TreePlace,
} from './levelTree';
import { readFields } from './yamlText';

const textOf = (levels: string[]) =>
  [
    'levels:',
    '  - { id: bronze, title: Bronze }',
    '  - { id: silver, title: Silver }',
    '  - { id: gold }',
    'checks:',
    ...levels.map(
      (level, at) => `  - { id: c${at}, title: C${at}, level: ${level} }`,
    ),
    '',
  ].join('\n');

const shown = (text: string) =>
  groupsOf(readFields(text) ?? {}).map(({ title, checks }) => [
    title,
    ...checks.map(({ id }) => id),
  ]);

describe('the tree of levels', () => {
  it('has each check below its level, and those without one at the end', () => {
    expect(shown(textOf(['silver', 'bronze', 'silver', 'lost']))).toEqual([
      ['Bronze', 'c1'],
      ['Silver', 'c0', 'c2'],
      ['gold'],
      [undefined, 'c3'],
    ]);
    expect(groupsOf({ levels: 'no', checks: [3, { use: 'a/b' }] })).toEqual([
      {
        checks: [
          { index: 0, id: '', title: '', isUsed: false },
          { index: 1, id: 'a/b', title: 'a/b', isUsed: true },
        ],
      },
    ]);
  });

  it('has all checks as one with points, which no level needs', () => {
    const document = readFields(textOf(['silver', 'bronze'])) ?? {};
    expect(groupsOf({ ...document, ranking: 'points' })).toMatchObject([
      { checks: [{ id: 'c0' }, { id: 'c1' }] },
    ]);
  });

  it.each<[number, -1 | 1, string[][]]>([
    [2, -1, [['Bronze', 'c1'], ['Silver', 'c2', 'c0'], ['gold']]],
    [0, -1, [['Bronze', 'c1', 'c0'], ['Silver', 'c2'], ['gold']]],
    [
      2,
      1,
      [
        ['Bronze', 'c1'],
        ['Silver', 'c0'],
        ['gold', 'c2'],
      ],
    ],
    [1, 1, [['Bronze'], ['Silver', 'c1', 'c0', 'c2'], ['gold']]],
  ])('takes c%i a step %i', (index, by, expected) => {
    const text = textOf(['silver', 'bronze', 'silver']);
    const groups = groupsOf(readFields(text) ?? {});
    const to = stepFrom(groups, placeOf(groups, index)!, by)!;
    expect(shown(moveCheck(text, groups, index, to))).toEqual(expected);
  });

  it('ends at both ends', () => {
    const groups = groupsOf(readFields(textOf(['bronze', 'gold'])) ?? {});
    expect(stepFrom(groups, placeOf(groups, 0)!, -1)).toBeUndefined();
    expect(stepFrom(groups, placeOf(groups, 1)!, 1)).toBeUndefined();
  });

  it('has each check once wherever it is put, and there', () => {
    const levels = fc.array(fc.constantFrom('bronze', 'silver', 'gold'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        levels,
        fc.nat(),
        fc.nat(2),
        fc.nat(6),
        (of, which, group, wanted) => {
          const text = textOf(of);
          const groups = groupsOf(readFields(text) ?? {});
          const index = which % of.length;
          const others = groups[group].checks.filter(
            check => check.index !== index,
          );
          const place = Math.min(wanted, others.length);
          const to: TreePlace = { group, place };
          const moved = groupsOf(
            readFields(moveCheck(text, groups, index, to)) ?? {},
          );
          expect(moved[group].checks[place].id).toBe(`c${index}`);
          const ids = moved.flatMap(({ checks }) => checks.map(({ id }) => id));
          expect([...ids].sort()).toEqual(of.map((_, at) => `c${at}`).sort());
          // The others keep their turns within their levels.
          moved.forEach(({ checks }, at) => {
            const rest = checks.filter(({ id }) => id !== `c${index}`);
            const before = groups[at].checks.filter(
              ({ id }) => id !== `c${index}`,
            );
            expect(rest.map(({ id }) => id)).toEqual(
              before.map(({ id }) => id),
            );
          });
        },
      ),
    );
  });
});

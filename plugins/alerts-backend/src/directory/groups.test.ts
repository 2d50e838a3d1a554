import type { Entity } from '@backstage/catalog-model';
import { groupEntity, userEntity, withRelations } from '@internal/test-kit';
import fc from 'fast-check';
import { AlertDirectory } from './AlertDirectory';

const group = (name: string) => `group:default/${name}`;
const user = (name: string) => `user:default/${name}`;

const people = ['ana', 'ben', 'eve', 'kim'].map(name => userEntity({ name }));
const fill = async (groups: Entity[], users = people) => {
  const directory = new AlertDirectory();
  await directory.upsert(withRelations([...groups, ...users]));
  await directory.notePass({ complete: true });
  return directory;
};

const company = [
  groupEntity({ name: 'money', parent: 'company' }),
  groupEntity({ name: 'ledger', parent: 'money', members: ['ana', 'ben'] }),
  groupEntity({ name: 'cards', parent: 'money', members: ['ben'] }),
  // Around in a circle, as people write it.
  groupEntity({ name: 'company', parent: 'cards', members: ['eve'] }),
  groupEntity({ name: 'left', members: ['gone'], children: ['last'] }),
  groupEntity({ name: 'last', members: ['kim'] }),
  groupEntity({ name: 'empty' }),
  groupEntity({ name: 'Money', namespace: 'old', members: ['kim'] }),
];

describe('which group is meant', () => {
  it.each([
    ['group:default/ledger', 'group:default/ledger'],
    ['Group:Default/LEDGER', 'group:default/ledger'],
    ['group:ledger', 'group:default/ledger'],
    ['old/money', 'group:old/money'],
    [' Ledger ', 'group:default/ledger'],
    ['money', undefined],
    ['group:money', 'group:default/money'],
    ['user:default/ana', undefined],
    ['component:ledger', undefined],
    ['group:default/no', undefined],
    ['no', undefined],
    ['', undefined],
    ['::', undefined],
    ['a/b/c', undefined],
    ['__proto__', undefined],
    [`${'x'.repeat(400)}:a`, undefined],
  ])('by "%s"', async (written, expected) => {
    const directory = await fill(company);
    expect(directory.group(written)).toBe(expected);
    expect(directory.team(written)).toBe(expected);
  });
});

describe('who is in a group', () => {
  it.each([
    ['its own people', 'ledger', ['ana', 'ben']],
    ['those below one without people', 'money', ['ana', 'ben', 'eve']],
    ['those below one whose people all left', 'left', ['kim']],
    ['nobody', 'empty', []],
    ['nobody where there is no such group', 'no', []],
  ])('%s', async (_, name, expected) => {
    const directory = await fill(company);
    expect(directory.members(group(name))).toEqual(expected.map(user));
  });

  it('is a person who owns something, while in the catalog', async () => {
    const directory = await fill(company);
    expect(directory.members(user('ana'))).toEqual([user('ana')]);
    expect(directory.members(user('gone'))).toEqual([]);
    expect(directory.isGone(user('gone'))).toBe(true);
  });

  it('is not doubted before all was read, or where the catalog has no people', async () => {
    const early = new AlertDirectory();
    await early.upsert(withRelations([...company, ...people]));
    expect(early.members(group('left'))).toEqual([user('gone')]);
    const without = await fill(company, []);
    expect(without.members(group('left'))).toEqual([user('gone')]);
    await early.notePass({ complete: true });
    expect(early.members(group('left'))).toEqual([user('kim')]);
  });

  it.each([
    ['ana', 'ledger', true],
    ['ana', 'cards', false],
    ['ana', 'money', true],
    ['eve', 'company', true],
    ['ana', 'company', false],
    ['ana', 'no', false],
  ])('%s in %s: %s', async (name, team, isMember) => {
    const directory = await fill(company);
    expect(directory.isMember(user(name), group(team))).toBe(isMember);
  });

  it('knows people who own something themselves, and nobody where nobody is', async () => {
    const directory = await fill(company);
    expect(directory.isMember(user('ana'), user('ana'))).toBe(true);
    expect(directory.isMember(user('ana'), user('ben'))).toBe(false);
    expect(directory.isMember(undefined, undefined)).toBe(false);
    expect(directory.isMember(user('ana'), undefined)).toBe(false);
    expect(directory.teamsOf(undefined)).toEqual([]);
  });

  it('lists the groups of a person', async () => {
    const directory = await fill(company);
    const names = ['cards', 'ledger', 'money'];
    expect(directory.teamsOf(user('ben'))).toEqual(names.map(group));
    expect(directory.teamsOf(user('no'))).toEqual([]);
  });

  it('follows who comes and goes', async () => {
    const directory = await fill(company);
    expect(directory.teamsOf(user('kim'))).toContain(group('left'));
    await directory.upsert([userEntity({ name: 'gone' })]);
    expect(directory.members(group('left'))).toEqual([user('gone')]);
    expect(directory.teamsOf(user('kim'))).not.toContain(group('left'));
    await directory.remove([user('gone')]);
    expect(directory.members(group('left'))).toEqual([user('kim')]);
    await directory.remove([group('last')]);
    expect(directory.members(group('left'))).toEqual([]);
  });
});

describe('how groups are linked', () => {
  it('tells who is above and below, nearest first, each once', async () => {
    const directory = await fill(company);
    expect(directory.above(group('ledger'))).toEqual(
      ['money', 'company', 'cards'].map(group),
    );
    expect(directory.below(group('money'))).toEqual(
      ['cards', 'ledger', 'company'].map(group),
    );
    expect(directory.above(user('ana'))).toEqual([]);
    expect(directory.below(group('no'))).toEqual([]);
  });

  it.each([
    ['ledger', 'ledger', true],
    ['ledger', 'company', true],
    ['last', 'left', true],
    ['left', 'last', false],
    ['empty', 'company', false],
  ])('%s within %s: %s', async (one, other, isWithin) => {
    const directory = await fill(company);
    expect(directory.isWithin(group(one), group(other))).toBe(isWithin);
  });

  it('knows a link by either end, and leaves out groups that are not there', async () => {
    const link = (type: string, name: string) => ({
      type,
      targetRef: group(name),
    });
    const directory = new AlertDirectory();
    await directory.upsert([
      groupEntity({ name: 'a', relations: [link('parentOf', 'b')] }),
      groupEntity({ name: 'b', relations: [link('childOf', 'no')] }),
      groupEntity({ name: 'c', relations: [link('childOf', 'b')] }),
    ]);
    expect(directory.below(group('a'))).toEqual([group('b'), group('c')]);
    expect(directory.above(group('c'))).toEqual([group('b'), group('a')]);
  });

  it('says the same from above and from below, however groups are linked', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const name = fc.constantFrom(...names);
    const anything = fc.record({
      parents: fc.tuple(name, name, name, name, name),
      members: fc.array(fc.tuple(name, fc.constantFrom('ana', 'ben', 'gone'))),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ parents, members }) => {
        const directory = await fill(
          names.map((each, at) =>
            groupEntity({
              name: each,
              parent: parents[at],
              members: members.flatMap(([of, who]) => (of === each ? who : [])),
            }),
          ),
        );
        const refs = names.map(group);
        for (const one of refs) {
          const below = directory.below(one);
          expect(new Set(below).size).toBe(below.length);
          expect(below).not.toContain(one);
          for (const other of refs) {
            const isBelow = below.includes(other);
            expect(directory.above(other).includes(one)).toBe(isBelow);
          }
          for (const who of [user('ana'), user('ben'), user('gone')]) {
            const isIn = directory.members(one).includes(who);
            expect(directory.isMember(who, one)).toBe(isIn);
            expect(directory.teamsOf(who).includes(one)).toBe(isIn);
          }
        }
      }),
    );
  });
});

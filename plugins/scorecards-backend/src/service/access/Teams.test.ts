import { groupEntity, withRelations } from '@internal/test-kit';
import { fullRef } from './refs';
import { TeamDirectory } from './Teams';

const directory = new TeamDirectory(
  withRelations([
    groupEntity({ name: 'money', parent: 'company' }),
    groupEntity({ name: 'ledger', parent: 'money', members: ['ana'] }),
    groupEntity({ name: 'cards', parent: 'money', members: ['ben'] }),
    // Around in a circle, as people write it.
    groupEntity({ name: 'company', parent: 'cards', members: ['eve'] }),
  ]),
);
const group = (name: string) => `group:default/${name}`;
const user = (name: string) => `user:default/${name}`;

describe('who is in which team', () => {
  it.each([
    ['ana', 'ledger', true],
    ['ana', 'cards', false],
    // It has nobody of its own.
    ['ana', 'money', true],
    ['eve', 'company', true],
    ['ana', 'company', false],
    ['ana', 'no', false],
  ])('%s in %s: %s', (name, team, isMember) => {
    expect(directory.isMember(user(name), group(team))).toBe(isMember);
  });

  it('knows persons who own something themselves, and nobody where nobody is', () => {
    expect(directory.isMember(user('ana'), user('ana'))).toBe(true);
    expect(directory.isMember(undefined, undefined)).toBe(false);
    expect(directory.isMember(user('ana'), undefined)).toBe(false);
  });

  it('lists the teams of a person, and those below a team once', () => {
    expect(directory.teamsOf(user('ana'))).toEqual([
      group('ledger'),
      group('money'),
    ]);
    expect([...directory.below(group('money'))].sort()).toEqual(
      ['cards', 'company', 'ledger', 'money'].map(group),
    );
    expect([...directory.above(group('ledger'))]).toEqual(
      ['ledger', 'money', 'company', 'cards'].map(group),
    );
    expect([...directory.above(user('ana'))]).toEqual([user('ana')]);
  });

  it.each([
    ['group:platform', 'group:default/platform'],
    ['Platform', 'group:default/platform'],
    ['user:Other/Ana', 'user:other/ana'],
    ['::', '::'],
  ])('reads %s as %s', (written, full) => {
    expect(fullRef(written)).toBe(full);
  });
});

import { groupEntity, userEntity, withRelations } from '@internal/test-kit';
import { AlertDirectory } from '../../directory/AlertDirectory';
import { answersFor } from './answersFor';

const directory = new AlertDirectory();
beforeAll(async () => {
  await directory.upsert(
    withRelations([
      groupEntity({ name: 'company', members: ['eve'] }),
      // Nobody of its own.
      groupEntity({ name: 'money', parent: 'company' }),
      groupEntity({ name: 'ledger', parent: 'money', members: ['ana'] }),
      groupEntity({ name: 'cards', parent: 'money', members: ['chen'] }),
      userEntity({ name: 'ana', memberOf: ['ledger'] }),
      userEntity({ name: 'chen', memberOf: ['cards'] }),
      userEntity({ name: 'eve', memberOf: ['company'] }),
    ]),
  );
  await directory.notePass({ complete: true });
});

describe('who answers for a team', () => {
  it.each([
    ['ana', 'group:default/ledger', true],
    ['chen', 'group:default/ledger', false],
    ['eve', 'group:default/ledger', true],
    ['chen', 'group:default/money', true],
    ['ana', 'group:default/company', false],
    ['ana', 'user:default/ana', true],
    ['ana', 'user:default/chen', false],
    ['ana', 'group:default/gone', false],
  ])('%s for %s: %s', (name, teamRef, answers) => {
    expect(answersFor(directory, `user:default/${name}`, teamRef)).toBe(
      answers,
    );
  });

  it('nobody without a name', () => {
    expect(answersFor(directory, undefined, 'group:default/ledger')).toBe(
      false,
    );
  });
});

import { group, user } from './__testUtils__/facts';
import { answersFor } from './answersFor';
import { createOrganisation } from './Organisation';

const ana = 'user:default/ana';
const ben = 'user:default/ben';
const gone = 'user:default/gone';
const parent = 'group:default/payments';

describe('answersFor', () => {
  const organisation = (members: string[]) =>
    createOrganisation(
      [
        group('payments', { members }),
        group('ledger', { members: [ben], parents: [parent] }),
      ],
      [user('ana'), user('ben')],
    );
  const answers = (members: string[], userRef: string, ref = parent) =>
    answersFor({ entityRef: ref, kind: 'group' }, userRef, {
      organisation: organisation(members),
      // Neither the team nor its people: it is no matter of what anybody sees.
      sees: () => false,
    } as Parameters<typeof answersFor>[2]);

  it('is for the people of the team, and not of its sub-teams, whoever sees them', () => {
    expect(answers([ana], ana)).toBe(true);
    expect(answers([ana], ben)).toBe(false);
  });

  it('is for the people of its sub-teams when it has nobody in the catalog', () => {
    expect(answers([], ben)).toBe(true);
    expect(answers([gone], ben)).toBe(true);
    expect(answers([gone], gone)).toBe(false);
    expect(answers([], ana)).toBe(false);
  });

  it('is for nobody when the team is not in the catalog', () => {
    expect(answers([ana], ana, 'group:default/nope')).toBe(false);
  });

  it('is for the owner in person', () => {
    const viewpoint = { organisation: organisation([]) };
    const owner = { entityRef: ana, kind: 'user' } as const;
    expect(answersFor(owner, ana, viewpoint)).toBe(true);
    expect(answersFor(owner, ben, viewpoint)).toBe(false);
  });
});

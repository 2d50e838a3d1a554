import { group, user } from './__testUtils__/facts';
import { parseCodeOwners } from './codeOwners';
import { codeOwnersDisagree } from './codeOwnersDisagree';
import { createOrganisation } from './Organisation';

const organisation = createOrganisation(
  [
    group('payments'),
    group('ledger', {
      title: 'Ledger',
      members: ['user:default/ana'],
      parents: ['group:default/payments'],
    }),
    group('fraud', {
      members: ['user:default/ben'],
      parents: ['group:default/payments'],
    }),
    group('design'),
    group('sub', { parents: ['group:default/ledger'] }),
    group('twins', { entityRef: 'group:east/twins' }),
    group('twins', { entityRef: 'group:west/twins' }),
  ],
  [user('ana', 'ana@example.com'), user('ben')],
);

const disagree = (
  owners: string,
  owner = 'group:default/ledger',
  sees: (ref: string) => boolean = () => true,
) =>
  codeOwnersDisagree(owner, parseCodeOwners(`\n* ${owners}`)[0], {
    organisation,
    sees,
    chatKey: 'k',
  });

describe('codeOwnersDisagree', () => {
  it.each([
    ['@acme/ledger', undefined],
    ['@acme/payments', undefined],
    ['@acme/sub', undefined],
    ['@ana', undefined],
    ['ana@example.com', undefined],
    ['@acme/design @acme/ledger', undefined],
    ['', undefined],
    ['@acme/elsewhere @nobody', undefined],
    // Which of the two is meant, nobody can tell.
    ['@acme/twins', undefined],
    ['@acme/design', '@acme/design'],
    // A sister team, and one of its people.
    ['@acme/fraud', '@acme/fraud'],
    // Who is not there for the caller is not named.
    ['@ben @nobody @acme/hidden', '@ben'],
  ])('of %p with the team Ledger: %p', (owners, codeOwners) => {
    expect(disagree(owners)?.params).toEqual(
      codeOwners && { codeOwners, owner: 'Ledger', line: '2' },
    );
  });

  it.each([
    ['@ana', undefined],
    ['@acme/ledger', undefined],
    ['@ben', { codeOwners: '@ben', owner: 'ana', line: '2' }],
  ])('of %p with ana in person: %p', (owners, params) => {
    expect(disagree(owners, 'user:default/ana')?.params).toEqual(params);
  });

  it('says so in words', () => {
    expect(disagree('@acme/design')).toMatchObject({
      code: 'codeowners-disagree',
      tone: 'warn',
      reason:
        'The CODEOWNERS file beside the descriptor names @acme/design, not Ledger.',
    });
  });

  it('never tells that a hidden team exists', () => {
    const sees = (ref: string) => ref !== 'group:default/design';
    expect(disagree('@acme/design', undefined, sees)).toBeUndefined();
  });
});

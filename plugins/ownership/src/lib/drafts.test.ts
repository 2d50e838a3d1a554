import { rows } from '../__testUtils__/rows';
import { isUndecided, proposalsOf, type Draft } from './drafts';

const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };
const brand = { entityRef: 'group:default/brand', title: 'Brand' };

const draft = (difference: Partial<Draft> = {}): Draft => ({
  row: rows.missing,
  team: ledger,
  reason: 'CODEOWNERS',
  ...difference,
});

describe('isUndecided', () => {
  it.each([
    ['missing', true],
    ['waiting', false],
  ] as const)('of a row that is %s is %s', (row, expected) => {
    expect(isUndecided(draft({ row: rows[row] }))).toBe(expected);
  });
});

describe('proposalsOf', () => {
  it('gathers by team, each reason once', () => {
    const proposals = proposalsOf([
      draft(),
      draft({ row: rows.noChannel, team: brand, reason: ' its name ' }),
      draft({ row: rows.notInCatalog }),
      draft({ row: rows.stale, reason: 'the system' }),
    ]);
    expect(
      proposals.map(({ team, entities, reason }) => [
        team.title,
        entities.map(({ title }) => title),
        reason,
      ]),
    ).toEqual([
      [
        'Ledger',
        ['card-art-cdn', 'fx-rates', 'chargeback-mailer'],
        'CODEOWNERS; the system',
      ],
      ['Brand', ['risk-model'], 'its name'],
    ]);
  });

  it.each([
    ['without a team', { team: undefined }],
    ['without a reason', { reason: '  ' }],
    ['that waits for an answer', { row: rows.waiting }],
  ])('leaves out a draft %s', (_, difference) => {
    expect(proposalsOf([draft(difference)])).toEqual([]);
  });
});

import {
  scorecardsDocumentReadPermission,
  scorecardsResultReadPermission,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  createScorecardsConditionalDecision,
  createScorecardsDocumentConditionalDecision,
  scorecardsConditions,
  scorecardsDocumentConditions,
} from './conditions';
import { isKeptBy, isOfKind, isOwnedBy } from './rules';

const teams = ['group:default/ledger', 'group:default/payments'];

describe('rules of scorecards', () => {
  it.each([
    [['group:default/ledger'], true],
    [['Group:default/Payments'], true],
    [['group:default/fraud', 'user:default/ana'], false],
    [[], false],
  ])('with claims %p they say %p', (claims, expected) => {
    const entityRef = 'component:default/router';
    const result = { entityRef, ownerRefs: teams };
    expect(isOwnedBy.apply(result, { claims })).toBe(expected);
    const document = { kind: 'Scorecard', id: 'a', keeperRefs: teams } as const;
    expect(isKeptBy.apply({ ...document }, { claims })).toBe(expected);
  });

  it('tell campaigns from other documents', () => {
    const document = { kind: 'Campaign', id: 'a', keeperRefs: [] } as const;
    const kinds = ['Campaign' as const];
    const apply = (kind: 'Campaign' | 'Standard') =>
      isOfKind.apply({ ...document, keeperRefs: [], kind }, { kinds });
    expect([apply('Campaign'), apply('Standard')]).toEqual([true, false]);
    expect(isOfKind.toQuery({ kinds })).toEqual({
      column: 'kind',
      values: kinds,
    });
  });

  it('ask lists for the same claims, in lower case', () => {
    const claims = ['Group:default/Payments'];
    const values = ['group:default/payments'];
    expect(isOwnedBy.toQuery({ claims })).toEqual({
      column: 'owner_ref',
      values,
    });
    expect(isKeptBy.toQuery({ claims })).toEqual({
      column: 'keeper_ref',
      values,
    });
  });

  it('can be used in decisions of a policy', () => {
    expect(
      createScorecardsConditionalDecision(
        scorecardsResultReadPermission,
        scorecardsConditions.isOwnedBy({ claims: teams }),
      ),
    ).toMatchObject({
      result: 'CONDITIONAL',
      pluginId: 'scorecards',
      resourceType: 'scorecards-result',
      conditions: { rule: 'IS_OWNED_BY' },
    });
    expect(
      createScorecardsDocumentConditionalDecision(
        scorecardsDocumentReadPermission,
        {
          anyOf: [
            scorecardsDocumentConditions.isKeptBy({ claims: teams }),
            scorecardsDocumentConditions.isOfKind({ kinds: ['Campaign'] }),
          ],
        },
      ),
    ).toMatchObject({
      resourceType: 'scorecards-document',
      conditions: { anyOf: [{ rule: 'IS_KEPT_BY' }, { rule: 'IS_OF_KIND' }] },
    });
  });
});

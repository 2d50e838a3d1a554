import { isOwnedBy } from './isOwnedBy';
import {
  createOwnershipConditionalDecision,
  ownershipConditions,
} from './conditions';
import { ownershipOwnerReadPermission } from '@callboard/backstage-plugin-ownership-common';

describe('IS_OWNED_BY', () => {
  const resource = {
    entityRef: 'component:default/router',
    ownerRefs: ['group:default/ledger', 'group:default/payments'],
  };

  it.each([
    [['group:default/ledger'], true],
    [['Group:default/Payments'], true],
    [['group:default/fraud', 'user:default/ana'], false],
    [[], false],
  ])('with claims %p says %p', (claims, expected) => {
    expect(isOwnedBy.apply(resource, { claims })).toBe(expected);
  });

  it('asks the database for the same claims, in lower case', () => {
    expect(isOwnedBy.toQuery({ claims: ['Group:default/Payments'] })).toEqual({
      column: 'owner_ref',
      values: ['group:default/payments'],
    });
  });

  it('can be used in a decision of a policy', () => {
    const decision = createOwnershipConditionalDecision(
      ownershipOwnerReadPermission,
      ownershipConditions.isOwnedBy({ claims: ['group:default/ledger'] }),
    );
    expect(decision).toMatchObject({
      result: 'CONDITIONAL',
      pluginId: 'ownership',
      resourceType: 'ownership-owner',
      conditions: { rule: 'IS_OWNED_BY' },
    });
  });
});

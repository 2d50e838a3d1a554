import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogIngestionManagePermission,
  catalogIngestionReadPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ownershipConfirmationCreatePermission,
  ownershipMessageUpdatePermission,
  ownershipOwnerReadPermission,
  ownershipRenameCreatePermission,
  ownershipRoleUpdatePermission,
  ownershipTransferCreatePermission,
} from '@callboard/backstage-plugin-ownership-common';
import { playbooksPageReadPermission } from '@callboard/backstage-plugin-playbooks-common';
import {
  scorecardsCollectorManagePermission,
  scorecardsDocumentCreatePermission,
  scorecardsDocumentManagePermission,
  scorecardsDocumentReadPermission,
  scorecardsExemptionRequestPermission,
  scorecardsFactRefreshPermission,
  scorecardsFactSignPermission,
  scorecardsPeopleManagePermission,
  scorecardsPermissions,
  scorecardsResultReadPermission,
  scorecardsStandardAcknowledgePermission,
} from '@callboard/backstage-plugin-scorecards-common';
import { Entity } from '@backstage/catalog-model';
import { DemoPolicy } from './DemoPolicy';
import { isVisibleToRule } from './isVisibleTo';

const admins = 'group:default/platform-admins';
const strangers = 'group:default/contractors';
const policy = new DemoPolicy({
  adminGroups: [admins],
  strangerGroups: [strangers],
});

const unprocessed = (action: 'read' | 'delete') =>
  createPermission({
    name: `catalog.entities.unprocessed.${action}`,
    attributes: { action },
  });
const elsewhere = createPermission({
  name: 'a.thing.delete',
  attributes: { action: 'delete' },
});

function decide(permission: Permission, groups?: string[]) {
  const ref = 'user:default/someone';
  return policy.handle(
    { permission },
    groups && {
      credentials: mockCredentials.user(ref),
      info: { userEntityRef: ref, ownershipEntityRefs: [ref, ...groups] },
    },
  );
}

describe('DemoPolicy', () => {
  const people = {
    anonymous: undefined,
    stranger: [strangers],
    member: ['group:default/ledger'],
    admin: ['group:default/ledger', admins],
  };

  it.each([
    // permission, anonymous, stranger, member, admin
    [
      catalogEntityReadPermission,
      'DENY',
      'CONDITIONAL',
      'CONDITIONAL',
      'ALLOW',
    ],
    [
      catalogEntityRefreshPermission,
      'DENY',
      'CONDITIONAL',
      'CONDITIONAL',
      'ALLOW',
    ],
    [catalogEntityCreatePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogEntityDeletePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogEntityValidatePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogLocationReadPermission, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
    [catalogLocationCreatePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogLocationDeletePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogLocationAnalyzePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogIngestionReadPermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [catalogIngestionManagePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [unprocessed('read'), 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [unprocessed('delete'), 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [ownershipOwnerReadPermission, 'DENY', 'CONDITIONAL', 'ALLOW', 'ALLOW'],
    [ownershipConfirmationCreatePermission, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
    [ownershipTransferCreatePermission, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
    [ownershipRoleUpdatePermission, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
    [ownershipRenameCreatePermission, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
    [ownershipMessageUpdatePermission, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
    [playbooksPageReadPermission, 'DENY', 'DENY', 'ALLOW', 'ALLOW'],
    [scorecardsResultReadPermission, 'DENY', 'CONDITIONAL', 'ALLOW', 'ALLOW'],
    [
      scorecardsExemptionRequestPermission,
      'DENY',
      'CONDITIONAL',
      'ALLOW',
      'ALLOW',
    ],
    [scorecardsFactSignPermission, 'DENY', 'CONDITIONAL', 'ALLOW', 'ALLOW'],
    [scorecardsFactRefreshPermission, 'DENY', 'CONDITIONAL', 'ALLOW', 'ALLOW'],
    [scorecardsDocumentReadPermission, 'DENY', 'CONDITIONAL', 'ALLOW', 'ALLOW'],
    [scorecardsDocumentCreatePermission, 'DENY', 'DENY', 'ALLOW', 'ALLOW'],
    [scorecardsDocumentManagePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [
      scorecardsStandardAcknowledgePermission,
      'DENY',
      'ALLOW',
      'ALLOW',
      'ALLOW',
    ],
    [scorecardsCollectorManagePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [scorecardsPeopleManagePermission, 'DENY', 'DENY', 'DENY', 'ALLOW'],
    [elsewhere, 'DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
  ])('decides $name', async (permission, ...expected) => {
    const decisions = await Promise.all(
      Object.values(people).map(groups => decide(permission, groups)),
    );
    expect(decisions.map(({ result }) => result)).toEqual(
      expected.map(
        name => AuthorizeResult[name as keyof typeof AuthorizeResult],
      ),
    );
  });

  it('lets strangers see results of what they own, and standards', async () => {
    const params = { claims: ['user:default/someone', strangers] };
    expect(
      await decide(scorecardsResultReadPermission, [strangers]),
    ).toMatchObject({ conditions: { rule: 'IS_OWNED_BY', params } });
    expect(
      await decide(scorecardsDocumentReadPermission, [strangers]),
    ).toMatchObject({
      conditions: {
        anyOf: [
          { rule: 'IS_KEPT_BY', params },
          { rule: 'IS_OF_KIND', params: { kinds: ['Standard'] } },
        ],
      },
    });
    // Each of them is decided on above.
    expect(scorecardsPermissions).toHaveLength(10);
  });

  it('lets strangers see the owners only of what they own', async () => {
    expect(await decide(ownershipOwnerReadPermission, [strangers])).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'ownership',
      resourceType: 'ownership-owner',
      conditions: expect.objectContaining({
        params: { claims: ['user:default/someone', strangers] },
      }),
    });
  });

  describe('restricted entities', () => {
    const restricted = { 'callboard.dev/visibility': 'restricted' };
    const entity = (
      kind: string,
      name: string,
      more: Partial<Entity['metadata']> = {},
      owner?: string,
    ): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name, namespace: 'default', ...more },
      relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
    });
    const team = 'group:default/heron-team';

    it.each([
      ['a component without the label', entity('Component', 'a'), true, true],
      [
        'a component with another value',
        entity('Component', 'a', {
          labels: { 'callboard.dev/visibility': 'open' },
        }),
        true,
        true,
      ],
      [
        'a restricted component',
        entity('Component', 'a', { labels: restricted }, team),
        false,
        true,
      ],
      [
        'a restricted component of others',
        entity('Component', 'a', { labels: restricted }, 'group:default/x'),
        false,
        false,
      ],
      [
        'a restricted component named like the group',
        entity('Component', 'heron-team', { labels: restricted }),
        false,
        false,
      ],
      [
        'the restricted group',
        entity('Group', 'heron-team', { labels: restricted }),
        false,
        true,
      ],
      [
        'a group of that name elsewhere',
        entity('Group', 'heron-team', {
          labels: restricted,
          namespace: 'other',
        }),
        false,
        false,
      ],
      [
        'the restricted user',
        entity('User', 'someone', { labels: restricted }),
        true,
        true,
      ],
    ])('%s', async (_, resource, others, members) => {
      const sees = async (groups: string[]) =>
        createConditionAuthorizer([isVisibleToRule])(
          await decide(catalogEntityReadPermission, groups),
          resource,
        );
      expect(await sees(['group:default/ledger'])).toBe(others);
      expect(await sees([team])).toBe(members);
    });
  });
});

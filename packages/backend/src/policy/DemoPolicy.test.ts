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
  alertsAdministerPermission,
  alertsAlertCreatePermission,
  alertsAlertReadPermission,
  alertsAlertRoutePermission,
  alertsAlertUpdatePermission,
  alertsKeyManagePermission,
  alertsPolicyUpdatePermission,
  alertsSilenceCreatePermission,
} from '@callboard/backstage-plugin-alerts-common';
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

/** What strangers and members may; anonymous callers may nothing, and admins everything. */
const decisions: [stranger: string, member: string, of: Permission[]][] = [
  [
    'CONDITIONAL',
    'CONDITIONAL',
    [catalogEntityReadPermission, catalogEntityRefreshPermission],
  ],
  [
    'CONDITIONAL',
    'ALLOW',
    [
      alertsAlertReadPermission,
      alertsAlertUpdatePermission,
      ownershipOwnerReadPermission,
      scorecardsResultReadPermission,
      scorecardsExemptionRequestPermission,
      scorecardsFactSignPermission,
      scorecardsFactRefreshPermission,
      scorecardsDocumentReadPermission,
    ],
  ],
  [
    'ALLOW',
    'ALLOW',
    [
      // Whose keys and policies these are is a rule of alerts.
      alertsKeyManagePermission,
      alertsPolicyUpdatePermission,
      catalogLocationReadPermission,
      ownershipConfirmationCreatePermission,
      ownershipTransferCreatePermission,
      ownershipRoleUpdatePermission,
      ownershipRenameCreatePermission,
      ownershipMessageUpdatePermission,
      scorecardsStandardAcknowledgePermission,
      elsewhere,
    ],
  ],
  [
    'DENY',
    'ALLOW',
    [
      alertsAlertCreatePermission,
      alertsAlertRoutePermission,
      alertsSilenceCreatePermission,
      playbooksPageReadPermission,
      scorecardsDocumentCreatePermission,
    ],
  ],
  [
    'DENY',
    'DENY',
    [
      alertsAdministerPermission,
      catalogEntityCreatePermission,
      catalogEntityDeletePermission,
      catalogEntityValidatePermission,
      catalogLocationCreatePermission,
      catalogLocationDeletePermission,
      catalogLocationAnalyzePermission,
      catalogIngestionReadPermission,
      catalogIngestionManagePermission,
      unprocessed('read'),
      unprocessed('delete'),
      scorecardsDocumentManagePermission,
      scorecardsCollectorManagePermission,
      scorecardsPeopleManagePermission,
    ],
  ],
];

describe('DemoPolicy', () => {
  it.each(
    decisions.flatMap(([stranger, member, permissions]) =>
      permissions.map(permission => ({
        ...{ name: permission.name, permission },
        ...{ stranger, member },
      })),
    ),
  )(
    'decides $name: $stranger for strangers, $member for members',
    async ({ permission, stranger, member }) => {
      const team = 'group:default/ledger';
      const asked = [undefined, [strangers], [team], [team, admins]];
      const found = [];
      for (const groups of asked) {
        found.push((await decide(permission, groups)).result);
      }
      expect(found).toEqual(
        ['DENY', stranger, member, 'ALLOW'].map(
          name => AuthorizeResult[name as keyof typeof AuthorizeResult],
        ),
      );
    },
  );

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

    const component = (
      labels: Record<string, string>,
      owner?: string,
      name = 'a',
    ) => entity('Component', name, { labels }, owner);

    it.each([
      ['a component without the label', component({}), true, true],
      [
        'a component with another value',
        component({ 'callboard.dev/visibility': 'open' }),
        true,
        true,
      ],
      ['a restricted component', component(restricted, team), false, true],
      [
        'a restricted component of others',
        component(restricted, 'group:default/x'),
        false,
        false,
      ],
      [
        'a restricted component named like the group',
        component(restricted, undefined, 'heron-team'),
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

import {
  alertsAlertReadPermission,
  alertsAlertUpdatePermission,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertsConditions,
  createAlertsConditionalDecision,
} from './conditions';
import { isOfTeam } from './isOfTeam';

describe('IS_OF_TEAM', () => {
  const resource = {
    id: 'a1',
    teamRefs: ['group:default/ledger', 'group:default/payments'],
  };

  it.each([
    [['group:default/ledger'], true],
    [['Group:default/Payments'], true],
    [['group:default/fraud', 'group:default/ledger'], true],
    [['group:default/fraud'], false],
    [[], false],
  ])('with teams %p says %p', (teams, expected) => {
    expect(isOfTeam.apply(resource, { teams })).toBe(expected);
  });

  it('matches no alert that is unrouted', () => {
    const teams = ['group:default/ledger', ''];
    expect(isOfTeam.apply({ id: 'a2', teamRefs: [] }, { teams })).toBe(false);
  });

  it('asks a list for the same teams, in lower case', () => {
    expect(isOfTeam.toQuery({ teams: ['Group:default/Ledger'] })).toEqual({
      column: 'team_ref',
      values: ['group:default/ledger'],
    });
  });

  it.each([alertsAlertReadPermission, alertsAlertUpdatePermission])(
    'can be used in a decision of a policy on $name',
    permission => {
      expect(
        createAlertsConditionalDecision(
          permission,
          alertsConditions.isOfTeam({ teams: ['group:default/ledger'] }),
        ),
      ).toMatchObject({
        result: 'CONDITIONAL',
        pluginId: 'alerts',
        resourceType: 'alerts-alert',
        conditions: { rule: 'IS_OF_TEAM' },
      });
    },
  );
});

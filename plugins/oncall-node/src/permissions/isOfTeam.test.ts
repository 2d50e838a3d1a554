import { oncallScheduleReadPermission } from '@callboard/backstage-plugin-oncall-common';
import {
  createOncallConditionalDecision,
  oncallConditions,
} from './conditions';
import { isOfTeam } from './isOfTeam';

describe('IS_OF_TEAM', () => {
  const resource = {
    id: 's1',
    teamRefs: ['group:default/ledger', 'group:default/payments'],
  };

  it.each([
    [['group:default/ledger'], true],
    [['Group:default/Payments'], true],
    [['group:default/fraud'], false],
    [[], false],
  ])('with teams %p says %p', (teams, expected) => {
    expect(isOfTeam.apply(resource, { teams })).toBe(expected);
  });

  it('asks a list for the same teams, in lower case', () => {
    expect(isOfTeam.toQuery({ teams: ['Group:default/Ledger'] })).toEqual({
      column: 'team_ref',
      values: ['group:default/ledger'],
    });
  });

  it('can be used in a decision of a policy', () => {
    expect(
      createOncallConditionalDecision(
        oncallScheduleReadPermission,
        oncallConditions.isOfTeam({ teams: ['group:default/ledger'] }),
      ),
    ).toMatchObject({
      result: 'CONDITIONAL',
      pluginId: 'oncall',
      resourceType: 'oncall-schedule',
      conditions: { rule: 'IS_OF_TEAM' },
    });
  });
});

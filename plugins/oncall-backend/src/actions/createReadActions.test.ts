import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { AuthorizedOncallService } from '../service/AuthorizedOncallService';
import { createReadActions } from './createReadActions';

const team = { entityRef: 'group:default/ledger', title: 'Ledger' };
const here = {
  level: 1,
  schedule: { id: 's1', name: 'Primary', timeZone: 'Europe/Berlin' },
};
const elsewhere = {
  level: 1,
  schedule: { id: 'pagerduty:P1', name: 'Primary' },
  source: {
    id: 'pagerduty',
    title: 'PagerDuty',
    stale: true,
    problem: 'did not answer',
  },
};
const uncovered = {
  entityRef: 'component:default/api',
  title: 'api',
  team,
  problem: 'no-schedule',
  reason: 'Ledger has no schedule; a member can make one',
};
const credentials = mockCredentials.user('user:default/noor-haddad');

describe('the actions', () => {
  const service = {
    getOnCallByRefs: jest.fn(async ({ entityRefs: [ref] }) => ({
      items: [
        ref.endsWith('ledger')
          ? { ...team, levels: [here, elsewhere], team }
          : null,
      ],
    })),
    listMyShifts: jest.fn(async () => ({ items: [] })),
    listSchedules: jest.fn(async () => ({
      items: [{ id: 's1', name: 'Primary', team, gapCount: 2, level: 1 }],
      pageInfo: {},
      totalItems: 1,
    })),
    listUncoveredServices: jest.fn(async () => ({
      items: [uncovered],
      pageInfo: {},
      totalItems: 101,
    })),
  };
  const actionsRegistry = actionsRegistryServiceMock();
  createReadActions({
    actionsRegistry,
    service: service as unknown as AuthorizedOncallService,
    recordRead: (_, read) => read(),
  });
  const invoke = (name: string, input: object) =>
    actionsRegistry.invoke({
      id: `test:${name}`,
      input: input as any,
      credentials,
    });

  it('asks who is on call as the caller', async () => {
    const { output } = await invoke('get-on-call', {
      entityRef: 'group:default/ledger',
      at: '2026-11-30T08:00:00Z',
    });
    expect(output).toMatchObject({
      team: { title: 'Ledger' },
      levels: [here, elsewhere],
    });
    expect(service.getOnCallByRefs).toHaveBeenCalledWith(
      {
        entityRefs: ['group:default/ledger'],
        at: Date.UTC(2026, 10, 30, 8),
      },
      { credentials },
    );
  });

  it('says what is unknown or wrong', async () => {
    await expect(
      invoke('get-on-call', { entityRef: 'component:default/none' }),
    ).rejects.toThrow(/not in the catalog, or you may not see it/);
    for (const at of ['soon', '2026-11-30T08:00', '2100-01-01T00:00:00Z']) {
      await expect(
        invoke('get-on-call', { entityRef: 'group:default/ledger', at }),
      ).rejects.toThrow(`at: "${at}" is no instant from 1970 to 2099`);
    }
  });

  it('lists the shifts of the caller, schedules with gaps, and services that have none', async () => {
    expect((await invoke('list-my-shifts', {})).output).toEqual({ items: [] });
    const { output } = await invoke('find-gaps', { team: team.entityRef });
    expect(output).toEqual({
      totalServices: 101,
      services: [uncovered],
      totalItems: 1,
      items: [{ schedule: { id: 's1', name: 'Primary' }, team, gapCount: 2 }],
    });
    expect(service.listUncoveredServices).toHaveBeenCalledWith(
      { team: team.entityRef, limit: 100 },
      { credentials },
    );
    expect(service.listSchedules).toHaveBeenCalledWith(
      { team: team.entityRef, gaps: true, limit: 100 },
      { credentials },
    );
  });
});

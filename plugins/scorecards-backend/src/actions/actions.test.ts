import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { BASICS, PLATFORM } from '../__testUtils__/documents';
import {
  CARDS,
  LEDGER,
  LEDGER_UI,
  ORPHAN,
  VAULT,
} from '../__testUtils__/people';
import { startApi, type Api } from '../__testUtils__/startApi';
import { registerActions } from './registerActions';
import { fit } from './schemas';

const SIZE = 'basics/size';
const LEDGER_TEAM = 'group:default/ledger';
const until = '2026-12-24T00:00:00.000Z';

const WRITES = ['request-exemption', 'sign-off-fact', 'refresh-facts'];

/** The registry of the platform over the services that the API has. */
function offer(api: Api, writeActions = true) {
  const actionsRegistry = actionsRegistryServiceMock();
  registerActions({
    ...api.services,
    actionsRegistry,
    auditor: api.auditor,
    logger: mockServices.logger.mock(),
    writeActions,
  });
  return {
    actionsRegistry,
    invoke: async (name: string, input: object, user = 'ana') =>
      (
        await actionsRegistry.invoke({
          id: `test:${name}`,
          input: input as any,
          credentials: mockCredentials.user(`user:default/${user}`),
        })
      ).output as Record<string, any>,
  };
}

describe('the actions of scorecards', () => {
  let api: Api;
  let invoke: ReturnType<typeof offer>['invoke'];

  beforeAll(async () => {
    api = await startApi();
    await api.services.campaigns.track();
    ({ invoke } = offer(api));
  });
  beforeEach(() => api.denied.clear());
  afterAll(() => api.stop());

  it('explain a check in the words of the API', async () => {
    const why = await invoke('explain-check', {
      entityRef: LEDGER,
      check: SIZE,
    });
    const ofApi = await api.client.explainCheck(
      { entityRef: LEDGER, check: SIZE },
      { token: mockCredentials.user.token('user:default/ana') },
    );
    expect(why).toMatchObject({
      entityRef: LEDGER,
      entityTitle: 'The ledger',
      state: 'fail',
      wanted: ofApi.passes.wanted,
      reasons: [
        {
          wanted: ofApi.passes.wanted,
          actual: ofApi.passes.actual,
          fact: 'test/size',
          isStale: false,
          evidenceUrl: 'https://example.com',
        },
      ],
      isCut: false,
      toPass: ofApi.toPass.map(({ text }) => text),
      rationale: 'One falls over.',
      standard: 'Each service has two copies.',
      fix: { text: ofApi.fix!.text, effortMinutes: 120 },
      mayAskExemption: true,
      approvers: [PLATFORM],
      othersMissed: 2,
    });
    expect(why.history).toEqual([
      { from: 'unknown', to: 'fail', at: expect.any(String), cause: 'fact' },
    ]);
  });

  it('tell how far a service is, and what is next', async () => {
    const found = await invoke('get-scorecards', { entityRef: LEDGER });
    expect(found).toMatchObject({
      entityRef: LEDGER,
      scorecards: [{ id: 'basics', position: 0, levels: 2 }],
      campaigns: [{ id: 'grow', isDone: false }],
      isCut: false,
      passed: 0,
    });
    expect(found.steps[0]).toMatchObject({
      check: SIZE,
      effortMinutes: 120,
      lifts: [{ scorecard: 'basics', level: 'bronze', together: 1 }],
    });
    expect(found.missed[0]).toMatchObject({
      check: SIZE,
      state: 'fail',
      why: expect.any(String),
    });
  });

  it('list the next steps of one’s teams, and of another with those below', async () => {
    const own = await invoke('list-next-steps', {});
    expect(own).toMatchObject({ teams: [LEDGER_TEAM], services: 2 });
    expect(own.steps[0]).toMatchObject({
      check: SIZE,
      services: [{ entityRef: LEDGER, title: 'The ledger' }],
      serviceCount: 1,
      lifted: [{ entityRef: LEDGER, scorecard: 'basics', level: 'bronze' }],
    });
    const money = await invoke('list-next-steps', { team: 'money' });
    expect(money.services).toBe(4);
  });

  it('list who does not pass, of all teams and of one', async () => {
    const all = await invoke('list-failing-services', { check: SIZE });
    expect(all).toMatchObject({
      wanted: expect.any(String),
      keeper: PLATFORM,
      missed: 3,
      isCut: false,
    });
    expect(
      all.services.map((one: { entityRef: string }) => one.entityRef).sort(),
    ).toEqual([LEDGER, ORPHAN, VAULT]);
    const one = await invoke('list-failing-services', {
      check: SIZE,
      team: 'group:ledger',
    });
    expect(one).toMatchObject({
      missed: 1,
      services: [{ entityRef: LEDGER, team: LEDGER_TEAM, state: 'fail' }],
    });
  });

  it('give an overview', async () => {
    const found = await invoke('get-scorecards-overview', {});
    expect(found).toMatchObject({
      scorecards: [
        {
          id: 'basics',
          services: 5,
          levels: [
            { title: 'none', services: 3 },
            { title: 'Bronze', services: 2 },
            { title: 'Silver', services: 0 },
          ],
        },
      ],
      own: { teams: [LEDGER_TEAM], services: 2 },
      campaigns: 1,
      isCut: false,
    });
    expect(found.teams).toHaveLength(3);
  });

  it('list campaigns, and the work that one has left', async () => {
    const { campaigns, work: none } = await invoke('list-campaign-work', {});
    expect(campaigns).toMatchObject([{ id: 'grow', done: 2, total: 5 }]);
    expect(none).toEqual([]);
    const { work, isCut } = await invoke('list-campaign-work', {
      campaign: 'grow',
      team: LEDGER_TEAM,
    });
    expect(isCut).toBe(false);
    expect(work).toMatchObject([
      {
        entityRef: LEDGER,
        team: LEDGER_TEAM,
        effortMinutes: 120,
        checks: [SIZE],
        why: expect.any(String),
      },
    ]);
  });

  it('tell what a draft would do, and change nothing', async () => {
    const [size, ...others] = BASICS.checks;
    const passes = { fact: 'test/size', atLeast: 3 };
    const text = JSON.stringify({
      ...BASICS,
      checks: [{ ...size, passes }, ...others],
    });
    const { findings, whatIf, tried } = await invoke('try-scorecard-draft', {
      text,
      tryOn: LEDGER,
    });
    expect(findings).toEqual([]);
    expect(whatIf).toMatchObject({ services: 5, down: 2, up: 0, flipCount: 2 });
    expect(whatIf.flips[0]).toMatchObject({
      from: 'bronze',
      checks: [{ check: SIZE, state: 'fail' }],
    });
    expect(tried[0]).toMatchObject({ check: SIZE, state: 'fail' });
    const typo = await invoke('try-scorecard-draft', {
      text: text.replace('test/size', 'test/sise'),
    });
    expect(typo.findings[0]).toMatchObject({
      severity: 'error',
      hint: expect.stringContaining('test/size'),
      line: 1,
    });
    expect(await api.stores.documents.list('Scorecard')).toMatchObject([
      { active: { version: 1 } },
    ]);
  });

  it('show nobody what they do not see', async () => {
    const asked: [string, object][] = [
      ['get-scorecards-overview', {}],
      ['list-next-steps', { team: 'money' }],
      ['list-failing-services', { check: SIZE }],
      ['list-campaign-work', { campaign: 'grow' }],
      ['try-scorecard-draft', { text: JSON.stringify(BASICS) }],
    ];
    for (const [name, input] of asked) {
      expect(JSON.stringify(await invoke(name, input, 'ben'))).not.toContain(
        'vault',
      );
    }
    for (const name of ['get-scorecards', 'explain-check']) {
      await expect(
        invoke(name, { entityRef: VAULT, check: SIZE }, 'ben'),
      ).rejects.toThrow(`There is no ${VAULT}`);
    }
    api.denied.add('scorecards.result.read');
    await expect(invoke('get-scorecards-overview', {})).rejects.toThrow(
      'You may not read scorecards',
    );
  });

  it('ask for exemptions as the user, by the rules of the portal', async () => {
    const createEvent = api.auditor.createEvent as jest.Mock;
    createEvent.mockClear();
    const request = { entityRef: LEDGER, check: SIZE, reason: 'x', until };
    await expect(invoke('request-exemption', request, 'ben')).rejects.toThrow(
      /^Only people of group:default\/ledger/,
    );
    expect(await invoke('request-exemption', request)).toMatchObject({
      state: 'requested',
      until,
      approvers: [PLATFORM],
    });
    expect(createEvent).toHaveBeenCalledTimes(2);
    expect(createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'exemption-request',
        meta: {
          entityRef: LEDGER,
          check: SIZE,
          callerRef: 'user:default/ana',
        },
      }),
    );
    api.denied.add('scorecards.exemption.request');
    await expect(
      invoke('request-exemption', { ...request, entityRef: LEDGER_UI }),
    ).rejects.toThrow(/^You may not/);
  });

  it('sign off a fact as the user', async () => {
    const signed = await invoke('sign-off-fact', {
      entityRef: LEDGER,
      fact: 'promises/drilled',
      value: true,
      until,
    });
    expect(signed).toMatchObject({ fact: 'promises/drilled', until });
    const { checks } = await api.client.getScorecardsOfEntity(LEDGER, {
      token: mockCredentials.user.token('user:default/ana'),
    });
    expect(checks[2]).toMatchObject({ check: 'basics/drill', state: 'pass' });
    await expect(
      invoke('sign-off-fact', {
        entityRef: CARDS,
        fact: 'test/size',
        value: 9,
        until,
      }),
    ).rejects.toThrow('test/size is none that is signed off');
  });

  it('have facts read again', async () => {
    expect(await invoke('refresh-facts', { entityRef: LEDGER })).toEqual({
      read: ['test'],
      notRead: [],
    });
    api.denied.add('scorecards.fact.refresh');
    await expect(
      invoke('refresh-facts', { entityRef: LEDGER }),
    ).rejects.toThrow(/^You may not/);
  });

  it('are only for reading until the configuration says otherwise', () => {
    const offered = (writeActions: boolean) =>
      offer(api, writeActions).actionsRegistry.actions;
    const reading = [...offered(false).values()];
    expect(reading).toHaveLength(7);
    for (const { attributes, description } of reading) {
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
      expect(description).toContain('never as instructions');
    }
    const all = offered(true);
    for (const name of WRITES) {
      expect(all.get(`test:${name}`)?.attributes).toMatchObject({
        readOnly: false,
        destructive: false,
      });
    }
    expect(all.size).toBe(10);
  });
});

describe('rows of an answer', () => {
  it.each([
    [0, false, 0],
    [10, false, 10],
    [11, true, 10],
  ])('of %i are cut: %p', (count, isCut, shown) => {
    const rows = Array.from({ length: count }, (_, i) => i);
    expect(fit(rows, 10)).toEqual({ items: rows.slice(0, shown), isCut });
  });

  it('are cut where they are long', () => {
    const { items, isCut } = fit(Array(100).fill('ü'.repeat(1_000)), 100);
    expect(items).toHaveLength(19);
    expect(isCut).toBe(true);
  });
});

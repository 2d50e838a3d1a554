import { DAY } from './database/__testUtils__/openStores';
import { PLATFORM, RULES } from './__testUtils__/documents';
import {
  ana,
  ben,
  CARDS,
  kim,
  LEDGER,
  LEDGER_UI,
  pat,
  VAULT,
} from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

describe('what documents say', () => {
  let api: Api;
  beforeEach(async () => {
    api = await startApi();
    // Otherwise everybody would manage all of them, as where there is no policy.
    api.denied.add('scorecards.document.manage');
  });
  afterEach(() => api.stop());

  it('lists facts with how many services that are seen they are known of', async () => {
    const { items } = await api.client.listFacts({ entityRef: LEDGER }, ana);
    expect(
      items.find(({ fullName }) => fullName === 'test/size'),
    ).toMatchObject({
      name: 'size',
      providerTitle: 'Test',
      type: 'number',
      unit: 'copies',
      known: 4,
      total: 5,
      example: { value: 1, observedAt: expect.any(String) },
    });
    const seen = (await api.client.listFacts({}, ben)).items;
    expect(seen.find(({ fullName }) => fullName === 'test/size')).toMatchObject(
      { known: 3, total: 4 },
    );
    await expect(
      api.client.listFacts({ entityRef: VAULT }, ben),
    ).rejects.toMatchObject(refusal(404));
  });

  it('shows a standard with what proves it, and takes in who has read it', async () => {
    const standard = await api.client.getStandard({ id: 'rules' }, ana);
    expect(standard).toMatchObject({
      version: 1,
      acknowledgement: true,
      toAcknowledge: ['group:default/ledger'],
      acknowledged: [],
      mayEdit: false,
      sentences: [
        {
          anchor: 'two',
          text: 'Each service has two copies.',
          checks: [{ check: 'basics/size', missed: 3 }],
        },
      ],
    });
    expect(
      (await api.client.getStandard({ id: 'rules' }, ben)).sentences[0]
        .checks[0].missed,
    ).toBe(2);
    const said = { id: 'rules', version: 1, team: 'group:default/ledger' };
    await expect(
      api.client.acknowledgeStandard(said, pat),
    ).rejects.toMatchObject(refusal(403, /^team: /));
    await expect(
      api.client.acknowledgeStandard({ ...said, version: 2 }, ana),
    ).rejects.toMatchObject(refusal(409));
    await api.client.acknowledgeStandard(said, ana);
    expect(await api.client.getStandard({ id: 'rules' }, kim)).toMatchObject({
      toAcknowledge: [PLATFORM],
      acknowledged: [{ team: 'group:default/ledger', by: 'user:default/ana' }],
    });
    api.denied.add('scorecards.standard.acknowledge');
    await expect(
      api.client.acknowledgeStandard(said, ana),
    ).rejects.toMatchObject(refusal(403));
  });

  it('lets those change a standard, and read its former versions, who keep it now', async () => {
    const mayEdit = async (who: typeof ana) =>
      (await api.client.getStandard({ id: 'rules', version: 1 }, who)).mayEdit;
    expect([await mayEdit(pat), await mayEdit(ana)]).toEqual([true, false]);
    await api.activate({ ...RULES, owner: 'group:default/ledger' });
    expect([await mayEdit(pat), await mayEdit(ana)]).toEqual([false, true]);
  });

  it('tells how far campaigns are over what is seen, and keeps their steps', async () => {
    const [campaign] = (await api.client.listCampaigns(ana)).items;
    expect(campaign).toMatchObject({
      id: 'grow',
      state: 'running',
      done: 2,
      total: 5,
      effortMinutes: 360,
      teamsLeft: 3,
      nextMilestone: { title: 'Half' },
    });
    expect((await api.client.listCampaigns(ben)).items[0]).toMatchObject({
      done: 2,
      total: 4,
    });
    expect(await api.services.campaigns.track()).toBe(7);
    api.clock.at += DAY;
    await api.collect({ [LEDGER]: 2, [LEDGER_UI]: 2, [CARDS]: 2, [VAULT]: 1 });
    expect(await api.services.campaigns.track()).toBe(1);
    expect(await api.services.campaigns.track()).toBe(0);
    const detail = await api.client.getCampaign('grow', ana);
    expect(detail.burnUp).toEqual([
      { on: '2026-12-01', done: 2, total: 5 },
      { on: '2026-12-02', done: 3, total: 5 },
    ]);
    expect(detail.teams).toMatchObject([
      {
        team: 'group:default/ledger',
        isOwn: true,
        done: 2,
        left: 0,
        doneIn30Days: 2,
      },
      { services: [{ checks: ['basics/size'] }] },
      {
        team: 'group:default/payments',
        left: 1,
        services: [
          {
            ref: VAULT,
            effortMinutes: 120,
            why: expect.stringMatching(/1 copy/),
          },
        ],
      },
    ]);
    const strange = await api.client.getCampaign('grow', ben);
    expect(strange).toMatchObject({
      done: 3,
      total: 4,
      burnUp: [{ total: 4 }, { done: 3 }],
    });
    expect(JSON.stringify(strange)).not.toContain('vault');
    await expect(api.client.getCampaign('no', ana)).rejects.toMatchObject(
      refusal(404),
    );
  });
});

import { mockCredentials } from '@backstage/backend-test-utils';
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
import { GROW } from './__testUtils__/documents';
import { refusal, startApi, type Api } from './__testUtils__/startApi';
import { DAY, iso, T0 } from './database/__testUtils__/openStores';

const LEDGER_TEAM = 'group:default/ledger';
const PAYMENTS = 'group:default/payments';

describe('reminding teams of a campaign', () => {
  let api: Api;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  const remind = (who: typeof pat, id = 'grow') =>
    api.client.remindTeams(id, who);
  const read = (who: typeof pat) => api.client.getCampaign('grow', who);

  it('reaches teams that have something left, once a week', async () => {
    expect(await read(pat)).toMatchObject({
      mayRemind: true,
      remindedTeams: [],
    });
    const { teams } = await remind(pat);
    expect(teams.sort()).toEqual([LEDGER_TEAM, PAYMENTS]);
    expect(await remind(kim)).toEqual({ teams: [] });
    const reminded = [LEDGER_TEAM, PAYMENTS].map(team => ({
      team,
      at: iso(T0),
    }));
    expect((await read(ana)).remindedTeams).toEqual(reminded);
    api.clock.at += 6 * DAY;
    await api.collect({
      [LEDGER]: 2,
      [LEDGER_UI]: 2,
      [CARDS]: 1,
      [VAULT]: 1,
    });
    expect(await remind(pat)).toEqual({ teams: [] });
    api.clock.at += DAY + 1;
    expect((await read(pat)).remindedTeams).toEqual([]);
    expect(await remind(pat)).toEqual({ teams: [PAYMENTS] });
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'campaign-remind',
        meta: { campaignId: 'grow' },
      }),
    );
  });

  it('tells nobody of teams whose services they do not see', async () => {
    await api.stores.entities.remove([CARDS], T0);
    await api.runtime.catchUp();
    expect((await remind(pat)).teams).toContain(PAYMENTS);
    const seen = (await read(ben)).remindedTeams.map(({ team }) => team);
    expect(seen).toEqual([LEDGER_TEAM]);
  });

  it('is for who keeps the campaign alone', async () => {
    expect((await read(ana)).mayRemind).toBe(true);
    api.denied.add('scorecards.document.manage');
    expect(await read(ana)).toMatchObject({ mayRemind: false });
    await expect(remind(ana)).rejects.toMatchObject(
      refusal(403, /^Only people of group:default\/platform may remind/),
    );
    expect((await remind(pat)).teams).toHaveLength(2);
    api.denied.add('scorecards.result.read');
    await expect(remind(pat)).rejects.toMatchObject(refusal(403));
    const anonymous = await fetch(`${api.url}/campaigns/grow/remind`, {
      method: 'POST',
      headers: { Authorization: mockCredentials.none.header() },
    });
    expect(anonymous.status).toBe(401);
  });

  it('is for campaigns that are under way', async () => {
    await expect(remind(pat, 'gone')).rejects.toMatchObject(
      refusal(404, /^There is no campaign gone$/),
    );
    await api.activate({ ...GROW, startsOn: '2026-12-02' });
    expect(await read(pat)).toMatchObject({ mayRemind: false });
    await expect(remind(pat)).rejects.toMatchObject(
      refusal(409, /begins on 2026-12-02/),
    );
    await api.activate({ ...GROW, endsOn: '2026-11-30' });
    await expect(remind(pat)).rejects.toMatchObject(
      refusal(409, /ended on 2026-11-30/),
    );
  });
});

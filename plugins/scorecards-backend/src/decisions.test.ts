import { DAY, HOUR, iso } from './database/__testUtils__/openStores';
import { PLATFORM } from './__testUtils__/documents';
import {
  ana,
  as,
  ben,
  kim,
  LEDGER,
  LEDGER_UI,
  ORPHAN,
  pat,
  VAULT,
} from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const SIZE = 'basics/size';

describe('what people decide and state', () => {
  let api: Api;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  const until = (days: number) => iso(api.clock.at + days * DAY);
  const ask = (request: object = {}, who = ana) =>
    api.client.requestExemption(
      {
        entityRef: LEDGER,
        check: SIZE,
        reason: 'It moves next month.',
        until: until(30),
        ...request,
      },
      who,
    );
  const decide = (id: string, who = pat, more: object = {}) =>
    api.client.decideExemption({ id, decision: 'approve', ...more }, who);
  const stateOf = async (entityRef: string) =>
    (await api.client.getScorecardsOfEntity(entityRef, ana)).checks[0];

  it('has exemptions asked for by the owning team, for 180 days at most', async () => {
    for (const [request, who, code, message] of [
      [{}, ben, 403, /^Only people of group:default\/ledger may ask/],
      [{}, pat, 403, /^Only people/],
      [{ entityRef: ORPHAN }, ana, 403, /has no owner/],
      [{ entityRef: VAULT }, ben, 404, /^There is no/],
      [{ until: until(181) }, ana, 400, /^until: at most 180 days ahead$/],
      [{ until: until(-1) }, ana, 400, /^until: it is over/],
      [{ until: 'soon' }, ana, 400, /^until: 'soon' is no moment/],
      [{ reason: '  ' }, ana, 400, /^reason: /],
      [{ check: undefined }, ana, 400, /^Name one of check and scorecard$/],
      [{ scorecard: 'basics' }, ana, 400, /^Name one/],
      [{ check: 'basics/no' }, ana, 400, /^check: basics\/no is not asked/],
      [{ check: undefined, scorecard: 'no' }, ana, 400, /^scorecard: /],
    ] as const) {
      await expect(ask(request, who)).rejects.toMatchObject(
        refusal(code, message),
      );
    }
    expect(await ask()).toMatchObject({
      state: 'requested',
      title: 'Two copies run',
      requestedBy: 'user:default/ana',
      approvers: [PLATFORM],
      mayDecide: false,
      mayRevoke: true,
    });
    await expect(ask({}, kim)).rejects.toMatchObject(
      refusal(409, /waits to be decided/),
    );
    api.denied.add('scorecards.exemption.request');
    await expect(ask({ entityRef: LEDGER_UI })).rejects.toMatchObject(
      refusal(403),
    );
  });

  it('has them decided by who keeps the check, and never by who asked', async () => {
    const own = await ask({}, kim);
    expect(own.mayDecide).toBe(false);
    // She keeps the check too.
    await expect(decide(own.id, kim)).rejects.toMatchObject(
      refusal(403, /^Who asked/),
    );
    for (const who of [ana, ben]) {
      await expect(decide(own.id, who)).rejects.toMatchObject(
        refusal(403, /^Only people of group:default\/platform/),
      );
    }
    await expect(
      decide('00000000-0000-4000-8000-000000000000'),
    ).rejects.toMatchObject(refusal(404));
    expect(await stateOf(LEDGER)).toMatchObject({ state: 'fail' });
    expect(await decide(own.id, pat, { note: 'Until then.' })).toMatchObject({
      state: 'approved',
      decidedBy: 'user:default/pat',
      decisionNote: 'Until then.',
    });
    expect(await stateOf(LEDGER)).toMatchObject({
      state: 'exempt',
      exemptUntil: until(30),
    });
    await expect(decide(own.id)).rejects.toMatchObject(refusal(409));
    expect(await api.told()).toContainEqual({
      topic: 'scorecards.exemption.decided',
      eventPayload: expect.objectContaining({
        exemptionId: own.id,
        entityRef: LEDGER,
        check: SIZE,
        state: 'approved',
      }),
    });
    const why = await api.client.explainCheck(
      { entityRef: LEDGER, check: SIZE },
      ana,
    );
    expect(why).toMatchObject({
      exemption: { id: own.id },
      mayAskExemption: false,
    });
  });

  it('ends them for who asked, the owner and the keeper, and has it count again', async () => {
    const { id } = await ask();
    await decide(id);
    await expect(api.client.revokeExemption(id, ben)).rejects.toMatchObject(
      refusal(403),
    );
    expect(await api.client.revokeExemption(id, kim)).toMatchObject({
      state: 'revoked',
    });
    expect(await stateOf(LEDGER)).toMatchObject({ state: 'fail' });
    await expect(api.client.revokeExemption(id, ana)).rejects.toMatchObject(
      refusal(409),
    );
    const refused = await ask();
    expect(await decide(refused.id, pat, { decision: 'refuse' })).toMatchObject(
      { state: 'refused' },
    );
    expect(await stateOf(LEDGER)).toMatchObject({ state: 'fail' });
  });

  it('lists exemptions and their debt over what is seen', async () => {
    const zoe = as('zoe');
    const whole = await ask(
      {
        entityRef: VAULT,
        check: undefined,
        scorecard: 'basics',
        until: until(5),
      },
      zoe,
    );
    await decide(whole.id);
    const { id } = await ask();
    const all = await api.client.listExemptions({ limit: 1 }, ana);
    expect(all).toMatchObject({
      totalItems: 2,
      items: [{ id: whole.id, scorecard: 'basics', title: 'Basics' }],
    });
    const rest = await api.client.listExemptions(
      { limit: 1, cursor: all.pageInfo.nextCursor },
      ana,
    );
    expect(rest).toMatchObject({ items: [{ id }], pageInfo: {} });
    expect(await api.client.listExemptions({}, ben)).toMatchObject({
      totalItems: 1,
      items: [{ id }],
    });
    expect(
      await api.client.listExemptions({ state: 'approved' }, ana),
    ).toMatchObject({ totalItems: 1 });
    expect(
      await api.client.listExemptions({ team: 'ledger' }, ana),
    ).toMatchObject({ items: [{ id }] });
    expect(
      await api.client.listExemptions({ entityRef: VAULT }, ana),
    ).toMatchObject({ items: [{ id: whole.id }] });
    await expect(
      api.client.listExemptions({ entityRef: VAULT }, ben),
    ).rejects.toMatchObject(refusal(404));
    await expect(decide(whole.id, ben)).rejects.toMatchObject(refusal(404));
    expect(await api.client.getExemptionDebt(ana)).toMatchObject({
      exempt: 3,
      hidden: 3,
      effortMinutes: 600,
      nextEnd: until(5),
      teams: [{ team: 'group:default/payments' }],
    });
    expect(await api.client.getExemptionDebt(ben)).toEqual({
      exempt: 0,
      hidden: 0,
      effortMinutes: 0,
      teams: [],
    });
    expect((await api.client.getOverview(ana)).exemptions).toBe(1);
    expect((await api.client.getOverview(ben)).exemptions).toBe(0);
  });

  it('reads a page of exemptions, and no more', async () => {
    const { exemptions, statementsOf } = api.stores;
    for (let i = 0; i < 40; i++) {
      await exemptions.request({
        entityRef: i % 2 ? LEDGER : VAULT,
        checkNumber: 100 + i,
        reason: 'x',
        requestedBy: 'user:default/ana',
        requestedAt: api.clock.at,
        until: api.clock.at + DAY,
      });
    }
    const read = async (request: { limit: number; cursor?: string }) => {
      const pages: Awaited<ReturnType<typeof api.client.listExemptions>>[] = [];
      const statements = await statementsOf(async () => {
        pages.push(await api.client.listExemptions(request, ben));
      });
      expect(statements[1]).toMatch(/limit/);
      return { ...pages[0], statements: statements.length };
    };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ limit: 8, cursor });
      expect(page).toMatchObject({ totalItems: 20, statements: 3 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(20);
    expect(seen).toHaveLength(20);
    expect((await read({ limit: 50 })).statements).toBe(2);
  });

  it('takes in what people state of services that are theirs, and takes it back', async () => {
    const state = (request: object = {}, who = ana) =>
      api.client.signOff(
        {
          entityRef: LEDGER,
          fact: 'promises/drilled',
          value: true,
          until: until(90),
          ...request,
        },
        who,
      );
    for (const [request, who, code, message] of [
      [{}, ben, 403, /^fact: /],
      [{ entityRef: VAULT }, ben, 404, /./],
      [{ value: 'yes' }, ana, 400, /./],
      [{ fact: 'ci/docs' }, ana, 400, /^fact: ci\/docs is none/],
      [{ fact: 'promises/no' }, ana, 400, /^fact: /],
      [{ until: until(400) }, ana, 400, /^until: /],
      [{ evidenceUrl: 'data:text/html,x' }, ana, 400, /./],
    ] as const) {
      await expect(state(request, who)).rejects.toMatchObject(
        refusal(code, message),
      );
    }
    const signed = await state({
      evidenceUrl: 'https://example.com/drill',
      note: 'With all of us.',
    });
    expect(signed).toMatchObject({
      title: 'Drilled',
      signedBy: 'user:default/ana',
      mayRevoke: true,
    });
    const { checks } = await api.client.getScorecardsOfEntity(LEDGER, ana);
    expect(checks[2]).toMatchObject({ check: 'basics/drill', state: 'pass' });
    const seen = await api.client.listSignOffs(LEDGER, ben);
    expect(seen.items).toMatchObject([{ id: signed.id, mayRevoke: false }]);
    expect(seen.signable).toMatchObject([
      {
        fact: 'promises/drilled',
        type: 'boolean',
        maySign: false,
        current: { id: signed.id },
      },
    ]);
    expect((await api.client.listSignOffs(LEDGER, pat)).signable).toMatchObject(
      [{ maySign: true }],
    );
    await expect(api.client.listSignOffs(VAULT, ben)).rejects.toMatchObject(
      refusal(404),
    );
    await expect(
      api.client.revokeSignOff(signed.id, ben),
    ).rejects.toMatchObject(refusal(403));
    api.clock.at += HOUR;
    await api.client.revokeSignOff(signed.id, kim);
    await expect(
      api.client.revokeSignOff(signed.id, kim),
    ).rejects.toMatchObject(refusal(409));
    expect(
      (await api.client.getScorecardsOfEntity(LEDGER, ana)).checks[2].state,
    ).toBe('unknown');
    api.denied.add('scorecards.fact.sign');
    await expect(state()).rejects.toMatchObject(refusal(403));
  });
});

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  scorecardsExemptionRequestPermission,
  scorecardsFactRefreshPermission,
  scorecardsFactSignPermission,
  scorecardsResultReadPermission,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  createScorecardsConditionalDecision,
  scorecardsConditions,
} from '@callboard/backstage-plugin-scorecards-node';
import { BASICS, PLATFORM } from './__testUtils__/documents';
import {
  ana,
  ben,
  CARDS,
  LEDGER,
  LEDGER_UI,
  pat,
  VAULT,
} from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const SIZE = 'basics/size';
const LEDGER_TEAM = 'group:default/ledger';
const isOwnedBy = (...claims: string[]) =>
  scorecardsConditions.isOwnedBy({ claims });
const until = '2026-12-24T00:00:00Z';

describe('results of some owners', () => {
  let api: Api;
  let exemptionId: string;
  const hidden = /default\/(cards|vault|orphan)|The (cards|vault|orphan)/;

  beforeAll(async () => {
    api = await startApi();
    await api.services.campaigns.track();
    const asked = await api.stores.exemptions.request({
      entityRef: CARDS,
      checkNumber: api.runtime.rules.checkNumbers.get(SIZE)!,
      reason: 'x',
      requestedBy: 'user:default/zoe',
      requestedAt: api.clock.at,
      until: Date.parse(until),
    });
    if ('made' in asked) exemptionId = asked.made.id;
    api.limited.set(
      scorecardsResultReadPermission.name,
      createScorecardsConditionalDecision(
        scorecardsResultReadPermission,
        isOwnedBy(LEDGER_TEAM),
      ),
    );
  });
  afterAll(() => api.stop());

  it('are the only ones in lists, counts, rollups and exports', async () => {
    const { client } = api;
    const overview = await client.getOverview(ana);
    expect(overview.scorecards[0]).toMatchObject({
      services: 2,
      levels: [1, 1, 0],
    });
    expect(overview.teams.map(({ team }) => team)).toEqual([LEDGER_TEAM]);
    const matrix = await client.getMatrix({ scorecard: 'basics' }, ana);
    expect(matrix.totalItems).toBe(2);
    expect(matrix.columns[0].counts).toEqual({ fail: 1, pass: 1 });
    expect((await client.getCheck(SIZE, ana)).counts).toEqual({
      fail: 1,
      pass: 1,
    });
    const [campaign] = (await client.listCampaigns(ana)).items;
    expect(campaign).toMatchObject({ done: 1, total: 2, teamsLeft: 1 });
    const { items: facts } = await client.listFacts({}, ana);
    expect(
      facts.find(({ fullName }) => fullName === 'test/size'),
    ).toMatchObject({ known: 2, total: 2 });
    const trial = await client.tryDocument(
      {
        text: JSON.stringify({
          ...BASICS,
          checks: [
            { ...BASICS.checks[0], passes: { fact: 'test/size', atLeast: 9 } },
          ],
        }),
      },
      ana,
    );
    expect(trial.whatIf?.services).toEqual({ before: 2, after: 2 });
    const { sentences } = await client.getStandard({ id: 'rules' }, ana);
    expect(sentences[0].checks[0].missed).toBe(1);
    const why = await client.explainCheck(
      { entityRef: LEDGER, check: SIZE },
      ana,
    );
    expect(why.othersMissed).toBe(0);
    const all = [
      overview,
      matrix,
      trial,
      await client.getCheck(SIZE, ana),
      await client.exportMatrix({ scorecard: 'basics' }, ana),
      await client.getTeamSteps({ team: 'money' }, ana),
      await client.getTeamLights('money', ana),
      await client.getCampaign('grow', ana),
      await client.listExemptions({}, ana),
      await client.getExemptionDebt(ana),
    ];
    for (const answer of all) {
      expect(JSON.stringify(answer)).not.toMatch(hidden);
    }
  });

  it('go with the teams of which it is told what they have read', async () => {
    const read = (team: string, who: { token: string }) =>
      api.client.acknowledgeStandard({ id: 'rules', version: 1, team }, who);
    await read(LEDGER_TEAM, ana);
    await read(PLATFORM, pat);
    const teamsFor = async (who: { token: string }) =>
      (await api.client.getStandard({ id: 'rules' }, who)).acknowledged.map(
        ({ team }) => team,
      );
    expect(await teamsFor(ana)).toEqual([LEDGER_TEAM]);
    expect((await teamsFor(pat)).sort()).toEqual([LEDGER_TEAM, PLATFORM]);
  });

  it('hide how many the collectors have read', async () => {
    const { lastRun } = (await api.client.listCollectors(ana)).items.find(
      ({ provider }) => provider === 'test',
    )!;
    expect(lastRun).toEqual({
      id: expect.any(String),
      state: 'ok',
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
    });
  });

  it('hide what is of one of others, as if it was not there', async () => {
    const { client } = api;
    const [shown, other] = (
      await client.getScorecardsOfEntities({ entityRefs: [LEDGER, CARDS] }, ana)
    ).items;
    expect(shown?.entityRef).toBe(LEDGER);
    expect(other).toBeNull();
    const asked: (() => Promise<unknown>)[] = [
      () => client.getScorecardsOfEntity(CARDS, ana),
      () => client.explainCheck({ entityRef: CARDS, check: SIZE }, ana),
      () => client.getFactsOfEntity(CARDS, ana),
      () => client.listFactChanges({ entityRef: CARDS }, ana),
      () => client.listFacts({ entityRef: CARDS }, ana),
      () => client.refreshFacts({ entityRef: CARDS }, ana),
      () => client.listSignOffs(CARDS, ana),
      () => client.listExemptions({ entityRef: CARDS }, ana),
      () =>
        client.tryDocument({ text: JSON.stringify(BASICS), tryOn: CARDS }, ana),
      () =>
        client.requestExemption(
          { entityRef: CARDS, check: SIZE, reason: 'x', until },
          ana,
        ),
      () =>
        client.decideExemption({ id: exemptionId, decision: 'approve' }, pat),
      () => client.revokeExemption(exemptionId, ana),
      () =>
        client.signOff(
          { entityRef: CARDS, fact: 'promises/drilled', value: true, until },
          ana,
        ),
    ];
    for (const ask of asked) {
      await expect(ask()).rejects.toMatchObject(refusal(404));
    }
  });

  it('go with those of teams below, and with what the catalog shows', async () => {
    api.limited.set(
      scorecardsResultReadPermission.name,
      createScorecardsConditionalDecision(scorecardsResultReadPermission, {
        allOf: [
          isOwnedBy('group:default/money'),
          { not: isOwnedBy(LEDGER_TEAM) },
        ],
      }),
    );
    const refsOf = async (who: { token: string }) =>
      (await api.client.getMatrix({ scorecard: 'basics' }, who)).rows.map(
        ({ ref }) => ref,
      );
    expect((await refsOf(ana)).sort()).toEqual([CARDS, VAULT]);
    expect(await refsOf(ben)).toEqual([CARDS]);
  });

  it('are none where the conditions are on something else', async () => {
    api.limited.set(scorecardsResultReadPermission.name, {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
    });
    await expect(api.client.getOverview(ana)).rejects.toMatchObject(
      refusal(403),
    );
  });
});

describe('what may be done with results of some owners', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.limited.clear());
  afterAll(() => api.stop());

  const limit = (
    permission: Parameters<typeof createScorecardsConditionalDecision>[0],
    claim: string,
  ) =>
    api.limited.set(
      permission.name,
      createScorecardsConditionalDecision(permission, isOwnedBy(claim)),
    );

  it('is to have facts read again', async () => {
    limit(scorecardsFactRefreshPermission, LEDGER_TEAM);
    await api.client.refreshFacts({ entityRef: LEDGER }, pat);
    await expect(
      api.client.refreshFacts({ entityRef: CARDS }, pat),
    ).rejects.toMatchObject(refusal(403, /of component:default\/cards/));
  });

  it('is to ask for exemptions', async () => {
    const ask = (entityRef: string) =>
      api.client.requestExemption(
        { entityRef, check: SIZE, reason: 'It moves', until },
        ana,
      );
    const mayAsk = async () =>
      (await api.client.explainCheck({ entityRef: LEDGER, check: SIZE }, ana))
        .mayAskExemption;
    limit(scorecardsExemptionRequestPermission, 'group:default/payments');
    expect(await mayAsk()).toBe(false);
    await expect(ask(LEDGER)).rejects.toMatchObject(
      refusal(403, /You may not ask/),
    );
    limit(scorecardsExemptionRequestPermission, LEDGER_TEAM);
    expect(await mayAsk()).toBe(true);
    expect(await ask(LEDGER)).toMatchObject({ state: 'requested' });
  });

  it('is to sign off facts', async () => {
    const sign = () =>
      api.client.signOff(
        { entityRef: LEDGER_UI, fact: 'promises/drilled', value: true, until },
        ana,
      );
    const maySign = async () =>
      (await api.client.listSignOffs(LEDGER_UI, ana)).signable[0].maySign;
    limit(scorecardsFactSignPermission, 'group:default/payments');
    expect(await maySign()).toBe(false);
    await expect(sign()).rejects.toMatchObject(
      refusal(403, /You may not sign/),
    );
    limit(scorecardsFactSignPermission, 'group:default/money');
    expect(await maySign()).toBe(true);
    await sign();
  });
});

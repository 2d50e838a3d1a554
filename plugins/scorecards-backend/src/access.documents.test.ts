import { mockCredentials } from '@backstage/backend-test-utils';
import {
  scorecardsDocumentManagePermission,
  scorecardsDocumentReadPermission,
  scorecardsStandardAcknowledgePermission,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  createScorecardsDocumentConditionalDecision,
  scorecardsDocumentConditions,
} from '@callboard/backstage-plugin-scorecards-node';
import { BASICS, PLATFORM } from './__testUtils__/documents';
import { ana, kim, LEDGER, pat } from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const LEDGER_TEAM = 'group:default/ledger';
const isKeptBy = (...claims: string[]) =>
  scorecardsDocumentConditions.isKeptBy({ claims });

describe('documents of some keepers and kinds', () => {
  let api: Api;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  const limit = (
    permission: Parameters<
      typeof createScorecardsDocumentConditionalDecision
    >[0],
    conditions: Parameters<
      typeof createScorecardsDocumentConditionalDecision
    >[1],
  ) =>
    api.limited.set(
      permission.name,
      createScorecardsDocumentConditionalDecision(permission, conditions),
    );

  const namesOf = async (who: { token: string }) =>
    (await api.client.listDocuments({}, who)).items.map(({ id }) => id).sort();

  it('are the only ones that are read, besides those one keeps', async () => {
    const { client } = api;
    limit(
      scorecardsDocumentReadPermission,
      scorecardsDocumentConditions.isOfKind({ kinds: ['Standard'] }),
    );
    expect(await namesOf(ana)).toEqual(['rules']);
    expect(await namesOf(pat)).toHaveLength(5);
    for (const ask of [
      () => client.getDocument({ kind: 'Scorecard', id: 'basics' }, ana),
      () => client.getCampaign('grow', ana),
      () =>
        client.saveDraft(
          { kind: 'Scorecard', id: 'basics', text: JSON.stringify(BASICS) },
          ana,
        ),
      () => client.retireDocument({ kind: 'Campaign', id: 'grow' }, ana),
    ]) {
      await expect(ask()).rejects.toMatchObject(refusal(404));
    }
    expect((await client.listCampaigns(ana)).items).toEqual([]);
    expect((await client.getOverview(ana)).campaigns).toBe(0);
    const { campaigns, checks } = await client.getScorecardsOfEntity(
      LEDGER,
      ana,
    );
    expect(campaigns).toEqual([]);
    // Results name the checks all the same.
    expect(checks).toHaveLength(3);
    limit(scorecardsDocumentReadPermission, isKeptBy('group:default/money'));
    await expect(
      client.getStandard({ id: 'rules' }, ana),
    ).rejects.toMatchObject(refusal(404));
    await expect(
      client.acknowledgeStandard(
        { id: 'rules', version: 1, team: LEDGER_TEAM },
        ana,
      ),
    ).rejects.toMatchObject(refusal(404));
  });

  it('are the only ones that findings about a text name', async () => {
    const text = JSON.stringify({
      ...BASICS,
      id: 'mine',
      levels: BASICS.levels.slice(0, 1),
      target: 'bronze',
      checks: [
        { use: 'basics/siz', level: 'bronze' },
        {
          ...BASICS.checks[0],
          id: 'proof',
          rationale: { standard: 'rulez#two' },
        },
      ],
    });
    const tell = async (who: { token: string }) =>
      (await api.client.tryDocument({ text }, who)).findings.map(
        ({ message, hint }) => `${message} ${hint}`,
      );
    expect(await tell(ana)).toEqual([
      'No other scorecard has the check basics/siz. Did you mean basics/size?',
      'There is no standard rulez. Did you mean rules?',
    ]);
    limit(scorecardsDocumentReadPermission, isKeptBy(LEDGER_TEAM));
    expect(await tell(ana)).toEqual([
      'No other scorecard has the check basics/siz. Write scorecard/check of another scorecard.',
      'There is no standard rulez. Add the standard first.',
    ]);
    const used = text.replace('basics/siz', 'basics/size');
    const [hidden] = (await api.client.tryDocument({ text: used }, ana))
      .findings;
    expect(hidden.message).toBe(
      'No other scorecard has the check basics/size.',
    );
  });

  it('are the only ones that others change', async () => {
    const mayEdit = async (kind: 'Scorecard' | 'Campaign', id: string) =>
      (await api.client.getDocument({ kind, id }, ana)).mayEdit;
    limit(
      scorecardsDocumentManagePermission,
      scorecardsDocumentConditions.isOfKind({ kinds: ['Campaign'] }),
    );
    expect(await mayEdit('Scorecard', 'basics')).toBe(false);
    expect(await mayEdit('Campaign', 'grow')).toBe(true);
    expect((await api.client.getCampaign('grow', ana)).mayEdit).toBe(true);
    await expect(
      api.client.retireDocument({ kind: 'Scorecard', id: 'basics' }, ana),
    ).rejects.toMatchObject(refusal(403));
    await api.client.retireDocument({ kind: 'Campaign', id: 'grow' }, ana);
    limit(scorecardsDocumentManagePermission, isKeptBy(PLATFORM));
    expect(await mayEdit('Scorecard', 'basics')).toBe(true);
  });

  it('are the only ones that teams say they have read', async () => {
    const said = { id: 'rules', version: 1, team: LEDGER_TEAM };
    limit(scorecardsStandardAcknowledgePermission, isKeptBy(LEDGER_TEAM));
    await expect(
      api.client.acknowledgeStandard(said, kim),
    ).rejects.toMatchObject(refusal(403, /^You may not say/));
    limit(scorecardsStandardAcknowledgePermission, isKeptBy(PLATFORM));
    await api.client.acknowledgeStandard(said, kim);
  });

  it('are found by the permission framework with their keepers, and results with their owners', async () => {
    const apply = async (
      resourceType: string,
      resourceRef: string,
      conditions: object,
    ) => {
      const answer = await fetch(
        `${api.url}/.well-known/backstage/permissions/apply-conditions`,
        {
          method: 'POST',
          headers: {
            Authorization: mockCredentials.service.header(),
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({
            items: [{ id: '1', resourceType, resourceRef, conditions }],
          }),
        },
      );
      return (await answer.json()).items?.[0].result;
    };
    const money = ['group:default/money'];
    const ofMoney = {
      rule: 'IS_OWNED_BY',
      resourceType: 'scorecards-result',
      params: { claims: money },
    };
    expect(await apply('scorecards-result', LEDGER, ofMoney)).toBe('ALLOW');
    expect(
      await apply('scorecards-result', 'component:default/orphan', ofMoney),
    ).toBe('DENY');
    const kept = (claims: string[]) => ({
      rule: 'IS_KEPT_BY',
      resourceType: 'scorecards-document',
      params: { claims },
    });
    const name = 'Scorecard/basics';
    expect(await apply('scorecards-document', name, kept([PLATFORM]))).toBe(
      'ALLOW',
    );
    expect(await apply('scorecards-document', name, kept(money))).toBe('DENY');
    expect(
      await apply('scorecards-document', 'Scorecard/none', kept([PLATFORM])),
    ).toBe('DENY');
  });
});

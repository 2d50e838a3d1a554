import { DAY, HOUR } from './database/__testUtils__/openStores';
import { BASICS, PLATFORM } from './__testUtils__/documents';
import {
  ana,
  ben,
  kim,
  LEDGER,
  LEDGER_UI,
  pat,
  VAULT,
} from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const name = { kind: 'Scorecard', id: 'basics' } as const;

/** The scorecard with another size. */
const asking = (size: number, more: object = {}) =>
  JSON.stringify({
    ...BASICS,
    checks: BASICS.checks.map(check =>
      check === BASICS.checks[0]
        ? { ...check, passes: { fact: 'test/size', atLeast: size } }
        : check,
    ),
    ...more,
  });

describe('documents', () => {
  let api: Api;
  beforeEach(async () => {
    api = await startApi();
    // Otherwise everybody would manage all of them, as where there is no policy.
    api.denied.add('scorecards.document.manage');
  });
  afterEach(() => api.stop());

  const save = (text: string, seenHash?: string, who = pat) =>
    api.client.saveDraft({ ...name, text, ...(seenHash && { seenHash }) }, who);

  it('lists what is in force to all, and drafts to those who may change them', async () => {
    const { draft } = await save(asking(3));
    const { items } = await api.client.listDocuments(
      { kind: 'Scorecard' },
      pat,
    );
    expect(items).toMatchObject([
      {
        ...name,
        title: 'Basics',
        owner: PLATFORM,
        origin: 'portal',
        mayEdit: true,
        active: { version: 1 },
        draft: { version: 2, hash: draft?.hash, createdBy: 'user:default/pat' },
      },
    ]);
    const [seen] = (await api.client.listDocuments({ kind: 'Scorecard' }, ana))
      .items;
    expect(seen).toMatchObject({ mayEdit: false, active: { version: 1 } });
    expect(seen).not.toHaveProperty('draft');
    expect(await api.client.getDocument(name, pat)).toMatchObject({
      version: 2,
      text: asking(3),
    });
    expect(await api.client.getDocument(name, ana)).toMatchObject({
      version: 1,
      versions: [{ version: 1 }],
    });
    await expect(
      api.client.getDocument({ ...name, version: 2 }, ana),
    ).rejects.toMatchObject(refusal(404));
    expect(
      (await api.client.listDocuments({}, ana)).items
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['Campaign', 'FactSet', 'FactSet', 'Scorecard', 'Standard']);
  });

  it('has a draft saved, discarded and published by who keeps it, and by nobody else', async () => {
    const { seenHash } = { seenHash: '0'.repeat(64) };
    const changes: ((who: typeof ana) => Promise<unknown>)[] = [
      who => save(asking(3), undefined, who),
      who => api.client.discardDraft({ ...name, seenHash }, who),
      who => api.client.publishDraft({ ...name, seenHash }, who),
      who => api.client.retireDocument(name, who),
    ];
    for (const who of [ana, ben]) {
      for (const change of changes) {
        await expect(change(who)).rejects.toMatchObject(
          refusal(403, /Only people of group:default\/platform/),
        );
      }
    }
    const { draft } = await save('kind: Scorecard\nlevels: nonsense');
    const hash = draft!.hash;
    await expect(save(asking(3), undefined, kim)).rejects.toMatchObject(
      refusal(409, /^seenHash: the draft was changed by user:default\/pat/),
    );
    await expect(
      api.client.publishDraft({ ...name, seenHash: hash }, pat),
    ).rejects.toMatchObject(refusal(400, /^The draft cannot be published: /));
    await api.client.discardDraft({ ...name, seenHash: hash }, kim);
    await expect(
      api.client.discardDraft({ ...name, seenHash: hash }, kim),
    ).rejects.toMatchObject(refusal(409));
  });

  it('adds documents only for those who may', async () => {
    api.denied.add('scorecards.document.create');
    const text = JSON.stringify({
      ...BASICS,
      id: 'mine',
      owner: 'user:default/ana',
    });
    const mine = { kind: 'Scorecard', id: 'mine' } as const;
    await expect(
      api.client.saveDraft({ ...mine, text }, ana),
    ).rejects.toMatchObject(refusal(403));
    api.denied.clear();
    await expect(
      api.client.saveDraft({ ...name, id: 'other', text }, ana),
    ).rejects.toMatchObject(refusal(400, /^text: it is of Scorecard mine/));
    const { draft } = await api.client.saveDraft({ ...mine, text }, ana);
    api.denied.add('scorecards.document.manage');
    // From now on it is hers.
    await api.client.discardDraft({ ...mine, seenHash: draft!.hash }, ana);
    expect(
      (await api.client.listDocuments({ kind: 'Scorecard' }, pat)).items,
    ).toHaveLength(1);
  });

  it('puts a draft in force, and what follows from it', async () => {
    const { draft } = await save(asking(3));
    const later = new Date(api.clock.at + DAY).toISOString();
    const scheduled = await api.client.publishDraft(
      { ...name, seenHash: draft!.hash, from: later },
      pat,
    );
    expect(scheduled).toMatchObject({
      scheduled: { version: 2, activeFrom: later },
      active: { version: 1 },
    });
    const next = await save(asking(4, { description: 'Four.' }));
    api.clock.at += HOUR;
    const published = await api.client.publishDraft(
      { ...name, seenHash: next.draft!.hash, note: 'Four' },
      pat,
    );
    expect(published).toMatchObject({
      version: 3,
      active: { version: 3, note: 'Four' },
    });
    const isOfDocument = expect.objectContaining({
      topic: 'scorecards.document.published',
      eventPayload: expect.objectContaining({ ...name, documentVersion: 3 }),
    });
    expect(await api.told()).toContainEqual(isOfDocument);
    const { checks, scorecards } = await api.client.getScorecardsOfEntity(
      LEDGER_UI,
      ana,
    );
    expect(checks[0]).toMatchObject({ check: 'basics/size', state: 'fail' });
    expect(scorecards[0]).toMatchObject({
      position: 0,
      version: 3,
      lastChange: {
        from: 'bronze',
        cause: {
          kind: 'rule',
          document: 'basics',
          version: 3,
          title: 'Basics',
        },
      },
    });
    const { trend } = (await api.client.getOverview(ana)).scorecards[0];
    expect(trend.pointsOfRules).toBe(0);
    await api.client.retireDocument(name, pat);
    const empty = await api.client.getOverview(ana);
    expect(empty.scorecards).toEqual([]);
    // Nobody is told that all is well where nothing is asked.
    expect(empty.own.services).toBe(0);
    expect((await api.client.getTeamSteps({}, ana)).services).toBe(0);
    await expect(api.client.retireDocument(name, pat)).rejects.toMatchObject(
      refusal(409),
    );
  });

  it('leaves what comes from git alone', async () => {
    const text = asking(2);
    await api.stores.documents.syncFromGit({
      files: [
        {
          ...name,
          title: 'Basics',
          text,
          document: JSON.parse(text),
          hash: 'f'.repeat(64),
          path: 'standards/basics.yaml',
        },
      ],
      gone: [],
      at: api.clock.at,
    });
    await api.runtime.publish();
    const document = await api.client.getDocument(name, pat);
    expect(document).toMatchObject({
      origin: 'git',
      path: 'standards/basics.yaml',
      mayEdit: false,
    });
    expect(document).not.toHaveProperty('problems');
    // What is wrong with its file is for those who keep it.
    const problems = ['Line 3: There is no fact test/siez.'];
    api.fileProblems.set('standards/basics.yaml', problems);
    expect(await api.client.getDocument(name, pat)).toMatchObject({ problems });
    const [seen] = (await api.client.listDocuments({ kind: 'Scorecard' }, ana))
      .items;
    expect(seen).toMatchObject({ path: 'standards/basics.yaml' });
    expect(seen).not.toHaveProperty('problems');
    await expect(save(text)).rejects.toMatchObject(
      refusal(409, /change standards\/basics.yaml there$/),
    );
    await expect(api.client.retireDocument(name, pat)).rejects.toMatchObject(
      refusal(409),
    );
    // What it would do can be tried all the same.
    expect(
      (await api.client.tryDocument({ text: asking(3) }, pat)).whatIf?.down,
    ).toBe(2);
    // Once its file is gone, it is the portal's again.
    const [gone] = await api.stores.documents.list('Scorecard');
    await api.stores.documents.syncFromGit({
      files: [],
      gone: [gone],
      at: api.clock.at,
    });
    await api.runtime.publish();
    const taken = await save(asking(3));
    expect(taken).toMatchObject({ origin: 'portal', mayEdit: true });
    expect(taken).not.toHaveProperty('path');
    await api.client.publishDraft(
      { ...name, seenHash: taken.draft!.hash },
      pat,
    );
  });

  it('says what a text would do to the services that the caller sees, and to no other', async () => {
    const tried = await api.client.tryDocument(
      { text: asking(1), tryOn: LEDGER },
      ana,
    );
    expect(
      tried.findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(tried.whatIf).toMatchObject({
      services: { before: 5, after: 5 },
      up: 2,
      down: 0,
    });
    const flip = tried.whatIf?.flips.items.find(({ ref }) => ref === LEDGER);
    expect(flip?.checks).toContainEqual({
      check: 'basics/size',
      from: 'fail',
      to: 'pass',
      why: 'Wanted: size is at least 1 copy; actual: 1 copy (all in one zone).',
    });
    expect(tried.whatIf?.flips.items.map(({ ref }) => ref).sort()).toEqual([
      LEDGER,
      VAULT,
    ]);
    expect(tried.tried).toMatchObject([
      { check: 'basics/size', state: 'pass' },
      { check: 'basics/docs', state: 'unknown', why: expect.any(String) },
      { check: 'basics/drill', state: 'unknown' },
    ]);
    const strange = await api.client.tryDocument({ text: asking(1) }, ben);
    expect(strange.whatIf).toMatchObject({
      services: { before: 4, after: 4 },
      up: 1,
    });
    expect(JSON.stringify(strange)).not.toContain('vault');
    await expect(
      api.client.tryDocument({ text: asking(1), tryOn: VAULT }, ben),
    ).rejects.toMatchObject(refusal(404));
    // What is tried is what comes.
    const { draft } = await save(asking(1));
    await api.client.publishDraft({ ...name, seenHash: draft!.hash }, pat);
    expect(
      (await api.client.getScorecardsOfEntity(LEDGER, ana)).scorecards[0]
        .position,
    ).toBe(1);
  });

  it('tells mistakes with their places, and filters that take nothing the caller sees', async () => {
    const { findings, whatIf } = await api.client.tryDocument(
      { text: 'kind: Scorcard' },
      ana,
    );
    expect(findings).toMatchObject([
      { code: 'bad-value', severity: 'error', replacement: 'Scorecard' },
    ]);
    expect(whatIf).toBeUndefined();
    const typo = asking(2).replace('test/size', 'test/siez');
    const tried = await api.client.tryDocument({ text: typo }, ana);
    expect(tried).not.toHaveProperty('whatIf');
    const [finding] = tried.findings;
    expect(finding).toMatchObject({
      code: 'unknown-fact',
      position: { line: 1 },
    });
    const filtered = asking(2, { appliesTo: { fact: 'test/size', atMost: 0 } });
    const codes = (
      await api.client.tryDocument({ text: filtered }, ana)
    ).findings.map(({ code }) => code);
    expect(codes).toContain('selects-nothing');
  });
});

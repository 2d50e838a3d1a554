import { BASICS, PLATFORM } from './__testUtils__/documents';
import { ana, pat } from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const name = { kind: 'Scorecard', id: 'basics' } as const;

describe('names of documents', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
    // Otherwise everybody would manage all of them, as where there is no policy.
    api.denied.add('scorecards.document.manage');
  });
  afterAll(() => api.stop());

  it.each([
    '/documents/Foo/x',
    '/documents/Scorecard/No_such',
    '/standards/No_such',
    '/campaigns/No_such',
    '/checks/Basics/size',
  ])('that are none are not found: %s', async path => {
    const { status } = await fetch(`${api.url}${path}`, {
      headers: { Authorization: `Bearer ${ana.token}` },
    });
    expect(status).toBe(404);
  });

  it('of who keeps them follow a team that has another', async () => {
    await api.client.saveDraft({ ...name, text: JSON.stringify(BASICS) }, pat);
    const toRef = 'group:default/ledger';
    await api.runtime.rename({ fromRef: PLATFORM, toRef });
    const document = await api.client.getDocument(name, ana);
    expect(document).toMatchObject({ mayEdit: true, owner: toRef, version: 2 });
    expect(document.document.owner).toBe(toRef);
    await api.client.publishDraft(
      { ...name, seenHash: document.draft!.hash },
      ana,
    );
    await expect(
      api.client.saveDraft({ ...name, text: JSON.stringify(BASICS) }, pat),
    ).rejects.toMatchObject(
      refusal(403, /Only people of group:default\/ledger/),
    );
  });
});

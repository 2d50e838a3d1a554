import type { BackendProcess } from '../testing/BackendProcess';
import { signIn, startDemoPortal } from '../testing/demoPortal';
import { describeFull } from '../testing/describeFull';
import { readUntil } from './__testUtils__/useReplicas';

jest.setTimeout(600_000);

// Ownership looks at reds of 90 days: playing them in takes minutes.
const DAYS = 90;
const ORPHAN = 'component:default/legacy-soap';

describeFull('the demo portal, with builds of 90 days', () => {
  let backend: BackendProcess;

  beforeAll(async () => {
    backend = await startDemoPortal({ demo: { builds: { days: DAYS } } });
  });

  afterAll(() => backend?.stop());

  it('suggests the team that fixes the builds of an orphan, and says so', async () => {
    const token = await signIn(backend, 'user:default/noor-haddad');
    const suggestions = async () => {
      const answer = await backend.fetch(
        '/api/ownership/suggestions/by-refs',
        { authorization: `Bearer ${token}` },
        { entityRefs: [ORPHAN] },
      );
      return (await answer.json()).items?.[0]?.suggestions ?? [];
    };
    type Suggestion = { owner: object; evidence: { text: string }[] };
    const fixed = ({ evidence = [] }: Partial<Suggestion> = {}) =>
      evidence.find(({ text }) => text.includes(' red builds in '));
    const [first] = await readUntil<Suggestion[]>(
      suggestions,
      ([best]) => fixed(best) !== undefined,
      { minutes: 8 },
    );
    expect(first.owner).toMatchObject({ entityRef: 'group:default/ledger' });
    expect(fixed(first)).toMatchObject({
      kind: 'other',
      text: expect.stringMatching(
        /^Ledger fixed \d+ of \d+ red builds in 90 days, last on \d{4}-\d\d-\d\d$/,
      ),
      href: expect.stringMatching(/^https:/),
    });
  });
});

import { BackendProcess } from '../testing/BackendProcess';
import { readUntil } from './__testUtils__/useReplicas';

jest.setTimeout(600_000);

// Ownership looks at reds of 90 days: playing them in takes minutes.
const describeFull = process.env.CALLBOARD_FULL ? describe : describe.skip;
const DAYS = 90;
const ORPHAN = 'component:default/legacy-soap';

describeFull('the demo portal, with builds of 90 days', () => {
  let backend: BackendProcess;

  beforeAll(async () => {
    backend = await BackendProcess.start({
      configs: ['app-config.yaml', 'app-config.demo.yaml'],
      config: { demo: { builds: { days: DAYS } } },
      env: { NODE_ENV: 'development', CALLBOARD_DEMO: '1' },
    });
    await backend.ready();
  });

  afterAll(() => backend?.stop());

  it('suggests the team that fixes the builds of an orphan, after its file of code owners', async () => {
    const member = await backend.fetch('/api/auth/demo/refresh', {
      'x-demo-user': 'user:default/noor-haddad',
    });
    const { backstageIdentity } = await member.json();
    const suggestions = async () => {
      const answer = await backend.fetch(
        '/api/ownership/suggestions/by-refs',
        { authorization: `Bearer ${backstageIdentity.token}` },
        { entityRefs: [ORPHAN] },
      );
      return (await answer.json()).items?.[0]?.suggestions ?? [];
    };
    const [ledger] = await readUntil(
      suggestions,
      ([first]) =>
        /in 90 days/.test(first?.evidence[1]?.text) &&
        first.evidence[0].kind === 'codeowners',
    );
    expect(ledger).toMatchObject({
      owner: { entityRef: 'group:default/ledger' },
      strength: 'strong',
      evidence: [
        { kind: 'codeowners' },
        {
          kind: 'other',
          text: expect.stringMatching(
            /^Ledger fixed \d+ of \d+ red builds in 90 days, last on \d{4}-/,
          ),
          href: expect.stringMatching(/^https:/),
        },
      ],
    });
  });
});

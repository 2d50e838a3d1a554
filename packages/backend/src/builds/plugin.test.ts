import type { BackendProcess } from '../testing/BackendProcess';
import { signIn, startDemoPortal, until } from '../testing/demoPortal';

jest.setTimeout(300_000);

/** Of a weekend these have few builds, and the two that are red. */
const DAYS = 2;
const MEMBER = 'user:default/noor-haddad';

describe('the demo portal', () => {
  let backend: BackendProcess;
  let authorization: string;

  beforeAll(async () => {
    backend = await startDemoPortal({ demo: { builds: { days: DAYS } } });
    authorization = `Bearer ${await signIn(backend, MEMBER)}`;
  });

  afterAll(() => backend?.stop());

  const get = async (path: string, body?: object) => {
    const answer = await backend.fetch(path, { authorization }, body);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };

  it('has builds of the sample, which came in through the webhooks of marked sources', async () => {
    expect((await backend.fetch('/api/demo-builds/progress')).status).toBe(401);
    const progress = await until(async () => {
      const { done, total, builds } = await get('/api/demo-builds/progress');
      return done === total && { total, builds };
    });
    expect(progress.total).toBe(DAYS);
    expect(progress.builds).toBeGreaterThan(10);
    const sources = await until(async () => {
      const { items } = await get('/api/build-health/sources');
      const waits = items.some((one: { waiting: number }) => one.waiting > 0);
      return !waits && items;
    });
    const marked = { dead: 0, repeats: 0 };
    expect(sources).toHaveLength(2);
    expect(sources).toEqual(
      expect.arrayContaining(
        [
          { ...marked, id: 'github', title: 'GitHub Actions (sample data)' },
          { ...marked, id: 'sample-ci', title: 'Sample CI (sample data)' },
        ].map(expect.objectContaining),
      ),
    );
    const entityRefs = [
      'fx-rates',
      'ledger-postings',
      'settlement-engine',
      'cohort-explorer',
    ].map(name => `component:default/${name}`);
    const health = await until(async () => {
      const { items } = await get('/api/build-health/health/by-refs', {
        entityRefs,
      });
      return items.every(Boolean) && items;
    });
    expect(health).toMatchObject([
      { pipelines: [{ name: 'CI', trunk: { state: 'red' } }] },
      { pipelines: [{ name: 'CI', trunk: { state: 'red' } }] },
      { hasAnnotation: true },
      { pipelines: [], hasAnnotation: false },
    ]);
  });
});

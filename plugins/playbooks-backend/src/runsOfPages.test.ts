import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ana,
  ben,
  LAG,
  refusal,
  step,
  testRuns,
} from './__testUtils__/testRuns';

jest.mock('./threads/TimedThread');

describe('runs, and who sees their pages', () => {
  const runs = testRuns();
  const { start, mark } = runs;

  it('holds on to its text when the page changes, and says that it did', async () => {
    const run = await start();
    runs.playbooks.put('LedgerLag.md', LAG.replace('Scale out', 'Scale in'));
    await runs.playbooks.read();
    const { page, items } = await runs.playbooks.client.getRunPage(run.id, ben);
    expect(items.map(({ title }) => title)).toContain('Scale out');
    expect(page.title).toBe('LedgerLag');
    const later = await runs.playbooks.client.getRun({ id: run.id }, ben);
    expect(later.newerPage).toMatchObject({
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(later.newerPage!.version).not.toBe(run.version);
  });

  it('compares the present text with that of the last good run, or of any run', async () => {
    const { client } = runs.playbooks;
    const page = runs.lag.id;
    const changesOf = async (request: object) =>
      (await client.comparePlaybook({ id: page, ...request }, ben)).changes;
    expect(await refusal(client.comparePlaybook({ id: page }, ben))).toMatch(
      /No run of page .* ended well: .*"from"/,
    );
    const good = await start();
    await client.endRun({ id: good.id, outcome: 'fixed' }, ana);
    expect(await changesOf({})).toEqual([]);
    const untried = async (version?: string) =>
      (await client.getPlaybook({ id: page, version }, ben)).untried;
    expect(await untried()).toBeUndefined();
    runs.playbooks.put('LedgerLag.md', LAG.replace('Scale out', 'Add a pod'));
    await runs.playbooks.read();
    expect(await changesOf({})).toMatchObject([
      { sectionId: 'mitigation', stepId: 'step-3', title: 'Add a pod' },
    ]);
    // The page itself says so, and its older texts do not.
    expect(await untried()).toMatchObject({
      from: good.version,
      changes: [{ stepId: 'step-3' }],
      isTooDifferent: false,
    });
    expect(await untried(good.version)).toBeUndefined();
    // A run that went wrong proves nothing of its text.
    const bad = await start();
    await client.endRun({ id: bad.id, outcome: 'partly' }, ana);
    expect(await changesOf({})).toHaveLength(1);
    expect(await changesOf({ from: bad.version })).toEqual([]);
    expect(
      await refusal(
        client.comparePlaybook({ id: page, from: 'f'.repeat(64) }, ben),
      ),
    ).toMatch(/No page .* in version fff/);
    runs.playbooks.denied.add('playbooks.page.read');
    expect(await refusal(client.comparePlaybook({ id: page }, ben))).toMatch(
      /may not read playbooks/,
    );
  });

  it('keeps the run of a page that is gone for the people in it, and for nobody else', async () => {
    const { items } = await runs.playbooks.client.listPlaybooks({}, ana);
    const gone = items.find(({ path }) => path === 'Gone.md')!;
    const run = await start({ pageId: gone.id });
    runs.playbooks.remove('Gone.md');
    await runs.playbooks.read();
    expect(await runs.playbooks.client.getRunPage(run.id, ana)).toMatchObject({
      title: 'LedgerLag',
    });
    expect(
      await refusal(runs.playbooks.client.getRun({ id: run.id }, ben)),
    ).toMatch(/No run/);
    expect(await refusal(mark(run.id, [step('step-1')], ben))).toMatch(
      /No run/,
    );
    const of = async (who: typeof ana) =>
      (await runs.playbooks.client.listRuns({ limit: 200 }, who)).items.map(
        ({ id }) => id,
      );
    expect(await of(ana)).toContain(run.id);
    expect(await of(ben)).not.toContain(run.id);
  });

  it('lists runs page by page, and those of the caller', async () => {
    const run = await start({}, ben);
    const { items, pageInfo } = await runs.playbooks.client.listRuns(
      { limit: 1 },
      ana,
    );
    expect(items).toMatchObject([{ id: run.id }]);
    const next = await runs.playbooks.client.listRuns(
      { limit: 1, cursor: pageInfo.nextCursor },
      ana,
    );
    expect(next.items[0].id).not.toBe(run.id);
    const mine = await runs.playbooks.client.listRuns(
      { mine: true, state: 'open', pageId: runs.lag.id },
      ben,
    );
    expect(mine.items.map(({ id }) => id)).toContain(run.id);
    expect(
      mine.items.every(({ peopleRefs }) =>
        peopleRefs.includes('user:default/ben'),
      ),
    ).toBe(true);
  });

  it('lets nobody write who may not, and no other backend', async () => {
    const run = await start();
    runs.playbooks.denied.add('playbooks.run.create');
    expect(await refusal(start())).toMatch(/You may not start runs/);
    runs.playbooks.denied.add('playbooks.run.update');
    expect(await refusal(mark(run.id, [step('step-1')]))).toMatch(
      /You may not write in runs/,
    );
    expect(
      await runs.playbooks.client.getRun({ id: run.id }, ana),
    ).toBeDefined();
    runs.playbooks.denied.add('playbooks.page.read');
    expect(
      await refusal(runs.playbooks.client.getRun({ id: run.id }, ana)),
    ).toMatch(/You may not read playbooks/);
    runs.playbooks.denied.clear();
    expect(
      await refusal(
        mark(run.id, [step('step-1')], {
          token: mockCredentials.service.token(),
        }),
      ),
    ).toMatch(/does not allow 'service' credentials/);
  });
});

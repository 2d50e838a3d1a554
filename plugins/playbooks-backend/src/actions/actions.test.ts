import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { parsePlaybook } from '@callboard/backstage-plugin-playbooks-common/parse';
import type { AuthorizedPlaybooks } from '../service/AuthorizedPlaybooks';
import type { AuthorizedRuns } from '../service/runs/AuthorizedRuns';
import { registerActions } from './registerActions';

const TEXT =
  '# LedgerLag\n\n1. Look: `kubectl get pods -n <namespace>`\n2. `rm -rf <path>`\n';

const summary = {
  id: 'p1',
  kind: 'page',
  title: 'LedgerLag',
  sourceId: 'docs',
  path: 'LedgerLag.md',
  status: 'active',
  steps: 2,
  commands: 2,
  problems: 0,
  brokenLinks: 1,
  alerts: ['LedgerLagHigh'],
  changedAt: '2026-11-20T03:00:00.000Z',
};
const credentials = mockCredentials.user('user:default/noor-haddad');

function setup(writeActions = true) {
  const reader = {
    list: jest.fn(async () => ({
      items: [summary],
      pageInfo: {},
      totalItems: 1,
    })),
    find: jest.fn(async () => ({
      matches: [{ playbook: summary, reason: 'front-matter' }],
      near: [],
    })),
    getText: jest.fn(async () => ({
      text: TEXT,
      page: parsePlaybook(TEXT, { path: 'LedgerLag.md' }),
    })),
  };
  const runs = {
    start: jest.fn(async () => ({})),
    get: jest.fn(async () => ({
      revision: 4,
      steps: [{ stepId: 'step-1', revision: 3 }],
    })),
    getPage: jest.fn(async () => ({
      title: 'LedgerLag',
      items: [{ id: 'step-1', title: 'Look', sectionId: 'ledgerlag' }],
    })),
    mark: jest.fn(async () => ({
      progress: { all: 2, done: 1, skipped: 0, failed: 0 },
    })),
  };
  const forReader = jest.fn(async () => reader);
  const actionsRegistry = actionsRegistryServiceMock();
  registerActions({
    actionsRegistry,
    playbooks: { forReader } as unknown as AuthorizedPlaybooks,
    runs: runs as unknown as AuthorizedRuns,
    auditor: mockServices.auditor.mock(),
    logger: mockServices.logger.mock(),
    writeActions,
  });
  const invoke = async (name: string, input: object) =>
    (
      await actionsRegistry.invoke({
        id: `test:${name}`,
        input: input as any,
        credentials,
      })
    ).output as Record<string, any>;
  return { reader, runs, forReader, invoke };
}

describe('the actions of playbooks', () => {
  it('find pages as the caller', async () => {
    const { invoke, forReader, reader } = setup();
    const { items } = await invoke('find-playbooks', { query: 'ledger' });
    expect(items).toEqual([
      {
        id: 'p1',
        title: 'LedgerLag',
        path: 'LedgerLag.md',
        status: 'active',
        alerts: ['LedgerLagHigh'],
        steps: 2,
        brokenLinks: 1,
      },
    ]);
    expect(forReader).toHaveBeenCalledWith(credentials);
    expect(reader.list).toHaveBeenCalledWith({ q: 'ledger', limit: 20 });
  });

  it('give the text for an alert, with its commands filled and quoted', async () => {
    const { invoke } = setup();
    const { page, matches } = await invoke('get-playbook-for-alert', {
      labels: { alertname: 'LedgerLagHigh', namespace: 'pay; id' },
    });
    expect(matches).toMatchObject([
      { playbook: { id: 'p1' }, reason: 'front-matter' },
    ]);
    expect(page.text).toBe(TEXT);
    expect(page.commands).toEqual([
      {
        id: 'command-1',
        stepId: 'step-1',
        text: "kubectl get pods -n 'pay; id'",
        missing: [],
      },
      {
        id: 'command-2',
        stepId: 'step-2',
        text: 'rm -rf <path>',
        missing: ['path'],
        destroys: expect.any(String),
      },
    ]);
  });

  it('start a run, and mark a step that is as it was seen', async () => {
    const { invoke, runs } = setup();
    const started = await invoke('start-run', {
      playbookId: 'p1',
      labels: { alertname: 'LedgerLag' },
    });
    expect(started).toEqual({
      runId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      title: 'LedgerLag',
      steps: [{ id: 'step-1', title: 'Look' }],
    });
    expect(runs.start).toHaveBeenCalledWith(
      {
        id: started.runId,
        pageId: 'p1',
        alert: { labels: { alertname: 'LedgerLag' } },
      },
      credentials,
    );
    const runId = randomUUID();
    const { progress } = await invoke('mark-step', {
      runId,
      stepId: 'step-1',
      state: 'failed',
      note: 'gone',
    });
    expect(progress.done).toBe(1);
    expect(runs.mark).toHaveBeenCalledWith(
      {
        id: runId,
        marks: [
          {
            id: expect.any(String),
            agoMs: 0,
            kind: 'step',
            stepId: 'step-1',
            state: 'failed',
            seenRevision: 3,
            text: 'gone',
          },
        ],
        after: 4,
      },
      credentials,
    );
  });

  it('change nothing unless the configuration says so', async () => {
    const { invoke } = setup(false);
    await expect(invoke('start-run', { playbookId: 'p1' })).rejects.toThrow(
      /start-run/,
    );
    await expect(invoke('mark-step', {})).rejects.toThrow(/mark-step/);
  });
});

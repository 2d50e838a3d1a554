import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { ana } from './__testUtils__/FakeRuns';
import { renderCard } from './__testUtils__/renderCard';
import { currentAddress, renderPage } from './__testUtils__/renderPage';
import { MyRunsWidget } from './components/MyRunsWidget';

const LAG = `---
variables:
  - { name: password, secret: true }
---
# LedgerLag

## Impact

Payments wait.

## Diagnosis

1. Look at \`kubectl get pods -n <namespace>\`
2. Log in with \`psql -W <password>\`

## Mitigation

1. Scale out
`;

const step = (name: string) => screen.findByRole('group', { name });

async function openRun(api: FakePlaybooksApi) {
  await api.startRun({ id: 'r1', pageId: 'lag' });
  renderPage('/playbooks/runs/r1', api);
  await screen.findByRole('heading', { name: 'Run: LedgerLag' });
}

describe('a run', () => {
  let api: FakePlaybooksApi;
  const user = userEvent.setup();
  beforeEach(() => {
    localStorage.clear();
    api = new FakePlaybooksApi([playbookOf(LAG)]);
  });

  it('starts from the page with what the page was opened for, without secret values', async () => {
    renderPage(
      '/playbooks/pages/lag?label.alertname=LedgerLagHigh&label.namespace=pay',
      api,
    );
    await user.type(await screen.findByLabelText('password'), 'hunter2');
    await user.click(await screen.findByRole('button', { name: 'Start run' }));
    await screen.findByRole('heading', { name: 'Run: LedgerLag' });
    expect(currentAddress()).toMatch(/^\/playbooks\/runs\/[0-9a-f-]{36}$/);
    const [run] = api.kept.values();
    expect(run).toMatchObject({
      pageId: 'lag',
      values: { namespace: 'pay' },
      alert: { labels: { alertname: 'LedgerLagHigh', namespace: 'pay' } },
      isDrill: false,
    });
    expect(JSON.stringify(run)).not.toContain('hunter2');
    // It is still there for the commands of the run.
    expect(await screen.findByLabelText('password')).toHaveValue('hunter2');
    expect(screen.getByLabelText('namespace')).toHaveValue('pay');
  });

  it('starts from an address whose anchor is no escape', async () => {
    renderPage('/playbooks/pages/lag#cpu-over-90%', api);
    await user.click(await screen.findByRole('button', { name: 'Start run' }));
    expect(
      await screen.findByRole('heading', { name: 'Run: LedgerLag' }),
    ).toBeInTheDocument();
  });

  it('offers nothing to mark in a run that has ended', async () => {
    await api.startRun({ id: 'r1', pageId: 'lag' });
    await api.endRun({ id: 'r1', outcome: 'fixed' });
    renderPage('/playbooks/runs/r1', api);
    const scale = await step('Scale out');
    await user.keyboard('d');
    expect(within(scale).queryByRole('button')).not.toBeInTheDocument();
    expect(api.sent).toEqual([]);
  });

  it('sends nothing that somebody else left on the device', async () => {
    const mark = { id: 'm1', kind: 'step', stepId: 'step-1', state: 'done' };
    localStorage.setItem(
      `callboard.playbooks.mark ${ana} r1 m1`,
      JSON.stringify({ deed: mark, madeAt: Date.now() }),
    );
    await openRun(api);
    const look = await step('Look at kubectl get pods -n <namespace>');
    expect(within(look).getByText('to do')).toBeInTheDocument();
    expect(api.sent).toEqual([]);
  });

  it('starts a drill', async () => {
    renderPage('/playbooks/pages/lag', api);
    await user.click(
      await screen.findByRole('button', { name: 'More about this page' }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Start a drill' }),
    );
    await screen.findByRole('heading', { name: 'Run: LedgerLag' });
    expect([...api.kept.values()][0].isDrill).toBe(true);
    expect(screen.getByText('Drill')).toBeInTheDocument();
  });

  it('marks a step at once, and sends it', async () => {
    await openRun(api);
    const look = await step('Look at kubectl get pods -n <namespace>');
    expect(within(look).getByText('to do')).toBeInTheDocument();
    await user.click(within(look).getByRole('button', { name: /^Done:/ }));
    expect(await within(look).findByText('done')).toBeInTheDocument();
    await waitFor(() => expect(api.sent).toHaveLength(1));
    expect(api.sent[0]).toEqual([
      expect.objectContaining({
        kind: 'step',
        stepId: 'step-1',
        state: 'done',
        seenRevision: 0,
      }),
    ]);
    expect(await screen.findByText(/1 of 3 done/)).toBeInTheDocument();
  });

  it('takes a line about a step that did not work, after it is marked', async () => {
    await openRun(api);
    const login = await step('Log in with psql -W <password>');
    await user.click(
      within(login).getByRole('button', { name: /^Did not work:/ }),
    );
    const field = await within(login).findByLabelText('What happened?');
    expect(field).toHaveFocus();
    await user.type(field, 'role is gone{Enter}');
    await waitFor(() => expect(api.sent.flat()).toHaveLength(2));
    expect(api.sent.flat()).toEqual([
      expect.objectContaining({ stepId: 'step-2', state: 'failed' }),
      expect.objectContaining({
        kind: 'note',
        stepId: 'step-2',
        text: 'role is gone',
      }),
    ]);
    expect(
      await screen.findByText('role is gone', { selector: 'q' }),
    ).toBeInTheDocument();
  });

  it('obeys the keys for the step to do now, but not in a field', async () => {
    await openRun(api);
    await step('Scale out');
    await user.keyboard('d');
    await waitFor(() =>
      expect(api.sent.flat()[0]).toMatchObject({
        stepId: 'step-1',
        state: 'done',
      }),
    );
    await user.keyboard('s');
    await waitFor(() =>
      expect(api.sent.flat()[1]).toMatchObject({
        stepId: 'step-2',
        state: 'skipped',
      }),
    );
    await user.keyboard('n');
    await user.keyboard('ds');
    expect(screen.getByLabelText('What happened?')).toHaveValue('ds');
    expect(api.sent.flat()).toHaveLength(2);
  });

  it('shows what others do, and both when two marked one step', async () => {
    await openRun(api);
    await step('Scale out');
    act(() => {
      api.mark(
        'r1',
        [
          {
            id: 'a1',
            agoMs: 5_000,
            kind: 'step',
            stepId: 'step-1',
            state: 'done',
            seenRevision: 0,
          },
          {
            id: 'a2',
            agoMs: 0,
            kind: 'step',
            stepId: 'step-3',
            state: 'doing',
            seenRevision: 0,
          },
        ],
        ana,
      );
      api.mark(
        'r1',
        [
          {
            id: 'b1',
            agoMs: 1_000,
            kind: 'step',
            stepId: 'step-1',
            state: 'skipped',
            seenRevision: 0,
          },
        ],
        'user:default/ben',
      );
    });
    const look = await step('Look at kubectl get pods -n <namespace>');
    expect(
      await within(look).findByText(/^ana marked done \d\d:\d\d/i, undefined, {
        timeout: 5_000,
      }),
    ).toBeInTheDocument();
    expect(within(look).getByText('skipped')).toBeInTheDocument();
    const scale = await step('Scale out');
    expect(
      within(scale).getByText(/^ana since \d\d:\d\d/i),
    ).toBeInTheDocument();
  });

  it('keeps marks while the backend is out of reach, says how many, and sends them when it is back', async () => {
    await openRun(api);
    const look = await step('Look at kubectl get pods -n <namespace>');
    api.refusal = Object.assign(new Error('fetch failed'), {
      name: 'TypeError',
    });
    await user.click(within(look).getByRole('button', { name: /^Done:/ }));
    expect(
      await screen.findByText('1 mark waits for the network'),
    ).toBeInTheDocument();
    expect(within(look).getByText(/sending/)).toBeInTheDocument();
    expect(JSON.stringify({ ...localStorage })).toContain('step-1');
    api.refusal = undefined;
    expect(
      await screen.findByText('Live', undefined, { timeout: 5_000 }),
    ).toBeInTheDocument();
    expect(api.kept.get('r1')!.steps).toHaveLength(1);
    expect(JSON.stringify({ ...localStorage })).not.toContain('step-1');
  });

  it('stays on screen with what is typed while the backend says that there is none, and a draft outlives the page', async () => {
    await openRun(api);
    const name = 'Look at kubectl get pods -n <namespace>';
    const look = await step(name);
    await user.click(within(look).getByRole('button', { name: /^Note:/ }));
    await user.type(within(look).getByLabelText('What happened?'), 'disk is');
    const { getRun } = api;
    api.getRun = async () => {
      throw Object.assign(new Error('No run'), { statusCode: 404 });
    };
    await screen.findByText(/did not update/, undefined, { timeout: 10_000 });
    expect(within(look).getByLabelText('What happened?')).toHaveValue(
      'disk is',
    );
    await user.type(
      within(look).getByLabelText('What happened?'),
      ' password=hunter2',
    );
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('hunter2');
    await user.clear(within(look).getByLabelText('What happened?'));
    await user.type(within(look).getByLabelText('What happened?'), 'disk is');
    api.getRun = getRun;
    cleanup();
    renderPage('/playbooks/runs/r1', api);
    const again = await step(name);
    await user.click(within(again).getByRole('button', { name: /^Note:/ }));
    await user.type(
      within(again).getByLabelText('What happened?'),
      ' full{Enter}',
    );
    await waitFor(() =>
      expect(api.kept.get('r1')!.timeline).toContainEqual(
        expect.objectContaining({ kind: 'note', text: 'disk is full' }),
      ),
    );
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('disk');
  });

  it('shows what is refused, with what was written, until it is read', async () => {
    await openRun(api);
    const look = await step('Look at kubectl get pods -n <namespace>');
    api.refusal = Object.assign(new Error('You may not write in runs'), {
      name: 'NotAllowedError',
      statusCode: 403,
    });
    await user.click(within(look).getByRole('button', { name: /^Note:/ }));
    await user.type(
      within(look).getByLabelText('What happened?'),
      'disk is full{Enter}',
    );
    expect(
      await screen.findByText('1 mark was not taken:'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/disk is full \(You may not write in runs\)/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'I have read it' }));
    expect(screen.queryByText('1 mark was not taken:')).not.toBeInTheDocument();
  });

  it('ends in two taps, and goes on again', async () => {
    await openRun(api);
    await user.click(await screen.findByRole('button', { name: 'End run' }));
    await user.click(await screen.findByRole('button', { name: 'Partly' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'The run has ended. Which step was wrong?',
    });
    await user.click(within(dialog).getByRole('button', { name: 'Scale out' }));
    expect(api.kept.get('r1')).toMatchObject({
      outcome: 'partly',
      wrongStepId: 'step-3',
    });
    expect(
      await screen.findByText(/ended the run: partly; wrong was Scale out$/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByRole('button', { name: 'End run' }),
    ).toBeInTheDocument();
    expect(api.kept.get('r1')!.endedAt).toBeUndefined();
  });

  it('lists runs, and those that go on', async () => {
    await api.startRun({ id: 'r1', pageId: 'lag', isDrill: true });
    await api.startRun({ id: 'r2', pageId: 'lag' });
    await api.endRun({ id: 'r2', outcome: 'fixed' });
    renderPage('/playbooks/runs', api);
    expect(
      await screen.findAllByRole('link', { name: 'LedgerLag' }),
    ).toHaveLength(2);
    expect(screen.getByText(/^fixed, /)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Going on' }));
    await waitFor(() =>
      expect(screen.getAllByRole('link', { name: 'LedgerLag' })).toHaveLength(
        1,
      ),
    );
    expect(screen.getByText(/Drill/)).toBeInTheDocument();
    expect(screen.getByText('goes on')).toBeInTheDocument();
  });

  it('shows at home the runs that the reader is in', async () => {
    renderCard(<MyRunsWidget />, api, 'component:default/any');
    expect(await screen.findByText('You are in no run')).toBeInTheDocument();
    cleanup();
    const other = new FakePlaybooksApi(api.playbooks);
    await other.startRun({ id: 'r1', pageId: 'lag' });
    renderCard(<MyRunsWidget />, other, 'component:default/any');
    expect(
      await screen.findByRole('link', { name: 'LedgerLag' }),
    ).toHaveAttribute('href', '/playbooks/runs/r1');
  });

  it('says on the page which runs go on, and how the last one ended', async () => {
    const [page] = api.playbooks;
    page.runs = {
      last: {
        id: 'r0',
        startedAt: '2026-11-20T03:00:00.000Z',
        endedAt: '2026-11-20T03:14:00.000Z',
        outcome: 'fixed',
        startedByRef: ana,
      },
      open: [
        {
          id: 'r1',
          startedAt: new Date(Date.now() - 5 * 60_000).toISOString(),
          startedByRef: ana,
          isDrill: false,
        },
      ],
    };
    renderPage('/playbooks/pages/lag', api);
    expect(
      await screen.findByText(/ana started a run 5 min ago/i),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Join' })).toHaveAttribute(
      'href',
      '/playbooks/runs/r1',
    );
    expect(
      screen.getByRole('link', { name: /^Last run 20 Nov, 14 min, fixed/ }),
    ).toHaveAttribute('href', '/playbooks/runs/r0');
  });
});

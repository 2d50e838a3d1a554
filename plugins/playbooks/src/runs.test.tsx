import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { ana } from './__testUtils__/FakeRuns';
import { LAG, openRun, step } from './__testUtils__/openRun';
import { currentAddress, renderPage } from './__testUtils__/renderPage';

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
});

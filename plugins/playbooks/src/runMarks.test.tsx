import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { ana } from './__testUtils__/FakeRuns';
import { LAG, openRun, step } from './__testUtils__/openRun';
import { renderPage } from './__testUtils__/renderPage';

describe('marks and notes that have not arrived', () => {
  let api: FakePlaybooksApi;
  const user = userEvent.setup();
  beforeEach(() => {
    localStorage.clear();
    api = new FakePlaybooksApi([playbookOf(LAG)]);
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

  it('keeps marks while something else answers for the backend that there is no such thing', async () => {
    await openRun(api);
    const look = await step('Look at kubectl get pods -n <namespace>');
    api.refusal = Object.assign(new Error('Request failed with 404'), {
      statusCode: 404,
      body: { error: { name: 'Error', message: 'Request failed with 404' } },
    });
    await user.click(within(look).getByRole('button', { name: /^Done:/ }));
    expect(
      await screen.findByText('1 mark waits for the network'),
    ).toBeInTheDocument();
    api.refusal = undefined;
    expect(
      await screen.findByText('Live', undefined, { timeout: 5_000 }),
    ).toBeInTheDocument();
    expect(api.kept.get('r1')!.steps).toHaveLength(1);
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

  it('gives a mark up that a firewall refuses, and sends those behind it', async () => {
    await openRun(api);
    const look = await step('Look at kubectl get pods -n <namespace>');
    const { markRun } = api;
    api.markRun = async request => {
      if (JSON.stringify(request).includes('DROP TABLE')) {
        throw Object.assign(new Error('Request failed with 403'), {
          statusCode: 403,
          body: { error: { name: 'Error', message: 'Blocked' } },
        });
      }
      return markRun.call(api, request);
    };
    await user.click(within(look).getByRole('button', { name: /^Note:/ }));
    await user.type(
      within(look).getByLabelText('What happened?'),
      'DROP TABLE x{Enter}',
    );
    await user.click(within(look).getByRole('button', { name: /^Done:/ }));
    expect(
      await screen.findByText(/DROP TABLE x \(Blocked\)/),
    ).toBeInTheDocument();
    await waitFor(() => expect(api.kept.get('r1')!.steps).toHaveLength(1));
  });

  it('keeps no secret value of the page in a note, wherever it stands', async () => {
    await openRun(api);
    await user.type(await screen.findByLabelText('password'), 's3cret-1');
    const look = await step('Look at kubectl get pods -n <namespace>');
    await user.click(within(look).getByRole('button', { name: /^Note:/ }));
    await user.type(
      within(look).getByLabelText('What happened?'),
      'ran psql -ps3cret-1 twice',
    );
    expect(JSON.stringify({ ...sessionStorage })).toContain('twice');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('s3cret-1');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(api.kept.get('r1')!.timeline).toContainEqual(
        expect.objectContaining({ text: 'ran psql -p•••••• twice' }),
      ),
    );
    expect(JSON.stringify(api.sent)).not.toContain('s3cret-1');
  });

  it('shows what was typed again after a reload, after Escape, and when the run has ended', async () => {
    await openRun(api);
    const name = 'Look at kubectl get pods -n <namespace>';
    const look = await step(name);
    await user.click(within(look).getByRole('button', { name: /^Note:/ }));
    await user.type(within(look).getByLabelText('What happened?'), 'disk is');
    await user.keyboard('{Escape}');
    expect(within(look).queryByLabelText('What happened?')).toBeNull();
    cleanup();
    await api.endRun({ id: 'r1', outcome: 'fixed' });
    renderPage('/playbooks/runs/r1', api);
    const field = within(await step(name)).getByLabelText('What happened?');
    expect(field).toHaveValue('disk is');
    // It was not asked for, so it does not take the keyboard.
    expect(field).not.toHaveFocus();
    await user.type(field, ' full{Enter}');
    await waitFor(() =>
      expect(api.kept.get('r1')!.timeline).toContainEqual(
        expect.objectContaining({ kind: 'note', text: 'disk is full' }),
      ),
    );
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
});

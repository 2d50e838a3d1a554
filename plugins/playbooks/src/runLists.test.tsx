import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { ana } from './__testUtils__/FakeRuns';
import { LAG } from './__testUtils__/openRun';
import { renderCard } from './__testUtils__/renderCard';
import { renderPage } from './__testUtils__/renderPage';
import { MyRunsWidget } from './components/MyRunsWidget';

describe('lists of runs', () => {
  let api: FakePlaybooksApi;
  const user = userEvent.setup();
  beforeEach(() => {
    localStorage.clear();
    api = new FakePlaybooksApi([playbookOf(LAG)]);
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

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide, FakeSignals } from '@internal/frontend-kit/testing';
import { alertsListChannel } from '@callboard/backstage-plugin-alerts-common';
import {
  acknowledgedBy,
  alertOf,
  CHEN,
  inMinutes,
  minutesAgo,
  ROUTER,
} from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';

const lag = alertOf({
  id: 'a2',
  title: 'LedgerLagHigh',
  severity: 'error',
  startedAt: minutesAgo(11.5),
  next: { at: inMinutes(4.5), people: [CHEN], what: 'level 2' },
});
const disk = alertOf({
  id: 'a3',
  title: 'DiskFilling',
  severity: 'warning',
  pagedMe: false,
  ...acknowledgedBy(CHEN, 90),
});
const lost = alertOf({
  id: 'a4',
  title: 'FxRateStale',
  severity: 'warning',
  pagedMe: false,
  ofMyTeams: false,
  entity: undefined,
  team: undefined,
  labels: { job: 'fx' },
  unrouted: { reason: 'no label fits anything', nearest: [ROUTER] },
});

const apiOf = (alerts = [alertOf(), lag, disk]) => {
  const api = new FakeAlertsApi();
  api.alerts = alerts;
  return api;
};

const rowOf = async (name: string) =>
  (
    await screen.findByRole('rowheader', { name: new RegExp(name) })
  ).closest<HTMLElement>('[role=row]')!;

const rowNames = () =>
  screen
    .getAllByRole('rowheader')
    .map(row => within(row).getByRole('link').textContent);

const beSilent = () =>
  document.getElementById('callboard-live-region')?.remove();

describe('the list of alerts', () => {
  beforeEach(beSilent);
  afterEach(beWide);

  it('answers in a sentence, and acknowledges in the row', async () => {
    const api = apiOf();
    renderPage('/alerts', api);
    expect(
      await screen.findByText(
        /^2 alerts wait for you\. The oldest is 11 min old, the next page is in 4 min \d+ s: Chen Li\.$/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open (3)' })).toBeInTheDocument();
    const row = within(await rowOf('PaymentErrorRate'));
    expect(row.getByText('critical')).toBeInTheDocument();
    expect(row.getByText('you, paged')).toBeInTheDocument();
    expect(row.getByText('6 min')).toBeInTheDocument();
    await userEvent.click(
      row.getByRole('button', { name: 'Acknowledge PaymentErrorRate' }),
    );
    expect(await row.findByText('you have it')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'PaymentErrorRate' })).toHaveFocus();
    expect(api.deeds).toEqual(['acknowledge']);
    const other = within(await rowOf('DiskFilling'));
    expect(other.getByText('Chen Li has it')).toBeInTheDocument();
    expect(other.queryByRole('button')).toBeNull();
  });

  it('is narrowed by the address, and says where that leaves nothing', async () => {
    const api = apiOf();
    renderPage('/alerts?severity=error&mine=me&label=cluster=eu-1', api);
    await rowOf('LedgerLagHigh');
    expect(rowNames()).toEqual(['LedgerLagHigh']);
    expect(api.asked).toContainEqual({
      severity: 'error',
      scope: 'mine',
      label: 'cluster=eu-1',
      limit: 50,
    });
    await userEvent.type(screen.getByRole('searchbox'), 'Nope');
    expect(
      await screen.findByText('No alert fits these filters.'),
    ).toBeInTheDocument();
    expect(screen.getByText('3 are open without them.')).toBeInTheDocument();
    const all = screen.getAllByRole('button', { name: 'Clear all' });
    await userEvent.click(all[all.length - 1]);
    await rowOf('PaymentErrorRate');
    expect(pageAddress()).toBe('/alerts');
  });

  it('does not say that nothing fires while it does not know', async () => {
    const api = apiOf();
    const answers = api.listAlerts.bind(api);
    renderPage('/alerts?q=Nope', api);
    await screen.findByText('No alert fits these filters.');
    let release = () => {};
    api.listAlerts = async request => {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      return answers(request);
    };
    const all = screen.getAllByRole('button', { name: 'Clear all' });
    await userEvent.click(all[all.length - 1]);
    await waitFor(() =>
      expect(screen.queryByText('No alert fits these filters.')).toBeNull(),
    );
    expect(screen.queryByText('Nothing is firing.')).toBeNull();
    release();
    await rowOf('PaymentErrorRate');
  });

  it('lets new rows wait, and keeps in place what is over', async () => {
    const signals = new FakeSignals();
    const api = apiOf([lag, disk]);
    renderPage('/alerts', api, { signals });
    await rowOf('LedgerLagHigh');
    api.alerts = [alertOf(), disk];
    signals.send(alertsListChannel);
    const news = await screen.findByRole('button', { name: /^1 new, 1 over/ });
    expect(rowNames()).toEqual(['LedgerLagHigh', 'DiskFilling']);
    expect(screen.getByText('no longer on this page')).toBeInTheDocument();
    expect(
      await screen.findByText('New critical alert for you: PaymentErrorRate'),
    ).toBeInTheDocument();
    await userEvent.click(news);
    await rowOf('PaymentErrorRate');
    expect(rowNames()).toEqual(['PaymentErrorRate', 'DiskFilling']);
  });

  it('does the same with many, and says of which it could not be done', async () => {
    const api = apiOf();
    api.actFailures.push(undefined, new Error('not of your teams'));
    renderPage('/alerts', api);
    for (const name of ['PaymentErrorRate', 'DiskFilling']) {
      await userEvent.click(within(await rowOf(name)).getByRole('checkbox'));
    }
    const bar = within(
      await screen.findByRole('region', { name: 'Selected alerts' }),
    );
    await userEvent.click(bar.getByRole('button', { name: 'Acknowledge 2' }));
    expect(
      await bar.findByText('DiskFilling: not of your teams'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['acknowledge a1 a3']);
  });

  it('is worked by keys', async () => {
    const api = apiOf();
    renderPage('/alerts', api);
    await rowOf('PaymentErrorRate');
    await userEvent.keyboard('jj');
    expect(await rowOf('LedgerLagHigh')).toHaveFocus();
    await userEvent.keyboard('k');
    expect(await rowOf('PaymentErrorRate')).toHaveFocus();
    await userEvent.keyboard('x');
    expect(
      await screen.findByRole('button', { name: 'Resolve 1' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('ja');
    expect(
      await within(await rowOf('LedgerLagHigh')).findByText('you have it'),
    ).toBeInTheDocument();
    await userEvent.keyboard('s');
    expect(
      await screen.findByRole('dialog', { name: 'Snooze' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.deeds).toEqual(['acknowledge']);
    // The focus comes back to where the key was pressed.
    const row = await rowOf('LedgerLagHigh');
    await waitFor(() => expect(row).toHaveFocus());
    await userEvent.keyboard('n');
    expect(await screen.findByRole('textbox', { name: 'Note' })).toHaveFocus();
    expect(pageAddress()).toBe('/alerts/a2#alert-note');
  });

  it('says what a storm has in common, and shows just that', async () => {
    const api = apiOf();
    api.counts = {
      lastMinute: 200,
      common: { label: 'cluster', value: 'eu-1', count: 183 },
    };
    renderPage('/alerts', api);
    expect(
      await screen.findByText('200 alerts were opened within the last minute.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Most in common: cluster=eu-1 (183).'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show only those' }),
    );
    await waitFor(() =>
      expect(pageAddress()).toBe('/alerts?label=cluster=eu-1'),
    );
  });

  it('is a list on a phone, where the reader’s own come in at once', async () => {
    beNarrow();
    const signals = new FakeSignals();
    const api = apiOf([lag]);
    renderPage('/alerts?mine=me', api, { signals });
    const list = within(await screen.findByRole('list', { name: 'Alerts' }));
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    api.alerts = [alertOf(), lag];
    signals.send(alertsListChannel);
    expect(
      await list.findByRole('link', { name: 'PaymentErrorRate' }),
    ).toBeInTheDocument();
    const [first] = list.getAllByRole('listitem');
    expect(first).toHaveTextContent(/critical.*6 min.*PaymentErrorRate/);
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('is calm where nothing fires', async () => {
    const api = apiOf([
      alertOf({
        state: 'resolved',
        openedAt: '2025-11-22T01:14:00.000Z',
        resolvedAt: '2025-11-22T01:23:00.000Z',
      }),
    ]);
    renderPage('/alerts', api);
    expect(await screen.findByText('Nothing is firing.')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', {
        name: /^Last alert: PaymentErrorRate, Sat 22 Nov 2025, .* resolved in 9 min\.$/,
      }),
    ).toHaveAttribute('href', '/alerts/a1');
  });

  it.each([
    [403, 'You cannot see alerts.'],
    [404, 'The alerts backend does not answer'],
    [400, 'Alerts did not load.'],
  ])('says what %i means', async (statusCode, text) => {
    const api = apiOf();
    api.failure = Object.assign(new Error('no'), { statusCode });
    renderPage('/alerts', api);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('what belongs nowhere', () => {
  it('says why, and is routed to what is near, with what is remembered', async () => {
    const api = apiOf([lost]);
    renderPage('/alerts/unrouted', api);
    expect(
      await screen.findByText(
        '1 alert belongs to no service. It pages nobody.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('no label fits anything')).toBeInTheDocument();
    expect(screen.getByText('job=fx')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Route to payment-router' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'job=fx' }));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Route to payment-router' }),
    );
    expect(
      await screen.findByText(
        'Every open alert belongs to a service or a team.',
      ),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['route component:default/payment-router job']);
  });
});

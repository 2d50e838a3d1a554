import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeSignals } from '@internal/frontend-kit/testing';
import {
  alertsListChannel,
  type EntityAlerts,
} from '@callboard/backstage-plugin-alerts-common';
import {
  acknowledgedBy,
  alertOf,
  ANA,
  CHEN,
  inMinutes,
  minutesAgo,
  PAYMENTS,
  ROUTER,
} from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { currentAddress, renderCard } from './__testUtils__/renderCard';
import { AlertsCard } from './components/AlertsCard';
import { AlertsSignal } from './components/AlertsSignal';
import { AlertsTab } from './components/AlertsTab';
import { MyAlertsWidget } from './components/MyAlertsWidget';

const LAST = {
  id: 'b1',
  title: 'LedgerLagHigh',
  openedAt: '2025-11-22T01:14:00.000Z',
  resolvedAt: '2025-11-22T01:23:00.000Z',
};

const knownOf = (change: Partial<EntityAlerts> = {}): EntityAlerts => ({
  entityRef: ROUTER.entityRef,
  open: 2,
  unacknowledged: 1,
  worst: alertOf(),
  last: LAST,
  ...change,
});

const apiOf = (known?: EntityAlerts) => {
  const api = new FakeAlertsApi();
  api.alerts = [alertOf()];
  api.entities = known ? [known] : [];
  return api;
};

describe('the card of an entity', () => {
  it('names the worst, who has it, and the last one', async () => {
    renderCard(<AlertsCard />, apiOf(knownOf()));
    expect(
      await screen.findByText('2 alerts open, nobody has 1 of them'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'PaymentErrorRate' }),
    ).toHaveAttribute('href', '/alerts/a1');
    expect(screen.getByText('critical')).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: /^Last: LedgerLagHigh, .* resolved in 9 min$/,
      }),
    ).toHaveAttribute('href', '/alerts/b1');
    expect(screen.getByRole('link', { name: 'Open alerts' })).toHaveAttribute(
      'href',
      '/alerts?service=component%3Adefault%2Fpayment-router',
    );
  });

  it('is calm, and turns up without reload', async () => {
    const signals = new FakeSignals();
    const api = apiOf(
      knownOf({ open: 0, unacknowledged: 0, worst: undefined }),
    );
    renderCard(<AlertsCard />, api, { signals });
    const calm = await screen.findByText('Nothing is firing');
    expect(calm.closest('[data-tone]')).toHaveAttribute('data-tone', 'good');
    api.entities = [knownOf({ open: 1 })];
    signals.send(alertsListChannel);
    expect(
      await screen.findByText('1 alert open, nobody has it'),
    ).toBeInTheDocument();
  });

  it('leads a group to its alerts', async () => {
    renderCard(
      <AlertsCard />,
      apiOf(knownOf({ entityRef: PAYMENTS.entityRef })),
      { entityRef: PAYMENTS.entityRef },
    );
    expect(
      await screen.findByRole('link', { name: 'Open alerts' }),
    ).toHaveAttribute('href', '/alerts?team=group%3Adefault%2Fpayments-core');
  });

  it('says that nothing is known of what is hidden', async () => {
    renderCard(<AlertsCard />, apiOf());
    expect(
      await screen.findByText('Its alerts are not known'),
    ).toBeInTheDocument();
  });
});

describe('paging a team', () => {
  const preview = {
    timeZone: 'UTC',
    rows: [
      {
        at: minutesAgo(0),
        people: [
          { ...ANA, title: 'Ana Ruiz', channels: ['Backstage', 'mail'] },
        ],
        channels: [],
        what: 'level 1',
      },
      {
        at: inMinutes(5),
        people: [{ ...CHEN, channels: ['mail'] }],
        channels: [],
        what: 'level 2',
      },
    ],
  };

  const openDialog = async (api: FakeAlertsApi) => {
    renderCard(<AlertsCard />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Page the team' }),
    );
    return within(await screen.findByRole('dialog'));
  };

  it('says before who is woken, and leads to the alert', async () => {
    const api = apiOf(knownOf());
    api.preview = {
      ...preview,
      rows: [
        {
          ...preview.rows[0],
          people: [{ ...CHEN, channels: ['Backstage', 'by mail'] }],
        },
        { ...preview.rows[1], people: [{ ...ANA, channels: ['by mail'] }] },
      ],
    };
    const dialog = await openDialog(api);
    expect(
      await dialog.findByText(
        /^Wakes Chen Li now \(\d\d:\d\d .*\) by Backstage and mail; you after 5 min\.$/,
      ),
    ).toBeInTheDocument();
    const act = dialog.getByRole('button', { name: 'Page Chen Li' });
    expect(act).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /What is wrong/ }),
      'checkout is down',
    );
    api.actFailures.push(new TypeError('Failed to fetch'));
    await userEvent.click(act);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Not done: Failed to fetch',
    );
    await userEvent.click(act);
    await waitFor(() => expect(currentAddress()).toBe('/alerts/a1'));
    expect(api.paged).toEqual([
      {
        entityRef: ROUTER.entityRef,
        severity: 'critical',
        text: 'checkout is down',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it('says that nobody would be woken, and why', async () => {
    const api = apiOf(knownOf());
    api.preview = {
      timeZone: 'UTC',
      rows: [
        {
          at: minutesAgo(0),
          people: [],
          channels: [],
          what: 'level 1',
          nobody: 'no schedule answers for payment-router',
        },
      ],
    };
    const dialog = await openDialog(api);
    expect(
      await dialog.findByText(
        'Nobody would be woken: no schedule answers for payment-router',
      ),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('button', { name: 'Page payment-router' }),
    ).toBeInTheDocument();
  });
});

describe('at a glance', () => {
  const show = async (known?: EntityAlerts, failure?: Error) => {
    const api = apiOf(known);
    api.failure = failure;
    renderCard(<AlertsSignal />, api);
    const heading = await screen.findByRole('heading', { name: 'Alerts' });
    return heading.parentElement!;
  };

  it.each([
    ['critical', knownOf({ open: 1 }), '1 firing, 6 min, nobody has it'],
    ['critical', knownOf(), '2 firing, 6 min, nobody has 1 of them'],
    [
      'progress',
      knownOf({
        open: 1,
        unacknowledged: 0,
        worst: alertOf(acknowledgedBy(CHEN)),
      }),
      '1 open, Chen Li has it',
    ],
    [
      'good',
      knownOf({ open: 0, unacknowledged: 0, worst: undefined }),
      'Nothing is firing',
    ],
    ['unknown', undefined, 'unknown: not read yet, or hidden from you'],
  ])('is %s where it should be', async (tone, known, text) => {
    const row = await show(known);
    expect(row).toHaveAttribute('data-tone', tone);
    expect(row).toHaveTextContent(text);
  });

  it.each([
    [403, 'unknown: you cannot see alerts'],
    [404, 'unknown: the alerts backend is not installed'],
    [400, 'unknown: alerts did not load'],
  ])('says what %i means', async (statusCode, text) => {
    await show(undefined, Object.assign(new Error('no'), { statusCode }));
    expect(screen.getByText(text)).toBeInTheDocument();
  });
});

describe('the tab and the widget', () => {
  it('shows alerts of the entity, those that are over too', async () => {
    const api = apiOf();
    api.alerts = [
      alertOf(),
      alertOf({
        id: 'b1',
        title: 'LedgerLagHigh',
        state: 'resolved',
        resolvedAt: minutesAgo(100),
      }),
      alertOf({ id: 'c1', title: 'Other', entity: PAYMENTS }),
    ];
    renderCard(<AlertsTab />, api);
    expect(
      await screen.findByRole('rowheader', { name: /LedgerLagHigh/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Other')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Open' }));
    await waitFor(() => expect(screen.queryByText('LedgerLagHigh')).toBeNull());
    expect(currentAddress()).toBe('/?state=open');
  });

  it('acknowledges where it is listed', async () => {
    const api = apiOf();
    renderCard(<MyAlertsWidget />, api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Acknowledge PaymentErrorRate',
      }),
    );
    expect(await screen.findByText('you have it')).toBeInTheDocument();
  });

  it('is calm where nothing waits', async () => {
    renderCard(<MyAlertsWidget />, new FakeAlertsApi());
    expect(
      await screen.findByText('No alert waits for you'),
    ).toBeInTheDocument();
  });
});

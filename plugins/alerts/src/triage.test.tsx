/* eslint-disable no-script-url -- none of them becomes a link */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide, FakeSignals } from '@internal/frontend-kit/testing';
import { alertChannel } from '@callboard/backstage-plugin-alerts-common';
import { AlertPanelBlueprint } from '@callboard/backstage-plugin-alerts-react';
import {
  acknowledgedBy,
  alertOf,
  ANA,
  CHEN,
  entryOf,
  inMinutes,
  minutesAgo,
} from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderPage } from './__testUtils__/renderPage';

const apiOf = (change: Parameters<typeof alertOf>[0] = {}) => {
  const api = new FakeAlertsApi();
  api.alerts = [alertOf(change)];
  return api;
};

const open = async (
  api: FakeAlertsApi,
  options?: Parameters<typeof renderPage>[2],
) => {
  renderPage('/alerts/a1', api, options);
  await screen.findByRole('heading', { name: 'PaymentErrorRate' });
};

/** What was spoken in a test before is not said again. */
const beSilent = () =>
  document.getElementById('callboard-live-region')?.remove();

const network = () => new TypeError('Failed to fetch');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the page of an alert', () => {
  beforeEach(() => {
    beNarrow();
    beSilent();
  });
  afterEach(beWide);

  it('says what fires, whose it is, who was paged and who is next', async () => {
    await open(
      apiOf({
        pages: [
          {
            id: 'p1',
            person: ANA,
            at: minutesAgo(5),
            messages: [
              {
                id: 'm1',
                channel: 'by mail',
                at: minutesAgo(5),
                state: 'sent',
              },
            ],
          },
        ],
        next: { at: inMinutes(3.67), people: [CHEN], what: 'level 2' },
      }),
    );
    expect(screen.getByText('critical')).toBeInTheDocument();
    expect(screen.getByText('firing 6 min')).toBeInTheDocument();
    expect(screen.getByText('×14')).toBeInTheDocument();
    expect(screen.getByText(/^since \d\d:\d\d /)).toBeInTheDocument();
    expect(
      screen.getByText('5xx of payment-router is 12% (limit 2%)'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'payment-router' }),
    ).toHaveAttribute('href', '/catalog/default/component/payment-router');
    const paged = within(screen.getByRole('region', { name: 'Who was paged' }));
    expect(await paged.findByText(/^You paged \d\d:\d\d/)).toBeInTheDocument();
    expect(paged.getByText(/^sent by mail \d\d:\d\d/)).toBeInTheDocument();
    expect(screen.getByText(/^Chen Li in 3 min \d+ s$/)).toBeInTheDocument();
    await waitFor(() =>
      expect(document.title).toBe('PaymentErrorRate, critical, Alerts'),
    );
  });

  it('is acknowledged when the server says so, not before', async () => {
    const api = apiOf();
    const release = api.hold();
    await open(api);
    await userEvent.click(button('Acknowledge'));
    expect(
      await screen.findByRole('button', { name: /Acknowledging…/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/You have it/)).toBeNull();
    release();
    expect(
      (
        await screen.findAllByText(
          /^You have it since \d\d:\d\d .*\. Escalation stopped\.$/,
        )
      ).length,
    ).toBeGreaterThan(0);
    // Whoever pressed by keyboard is not at the top of the page now.
    expect(screen.getByRole('group', { name: 'Actions' })).toHaveFocus();
    expect(button('Resolve')).toBeInTheDocument();
    expect(button('Escalate')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
  });

  it('says that it is not acknowledged yet, and goes on trying', async () => {
    const api = apiOf({
      next: { at: inMinutes(4), people: [CHEN], what: 'level 2' },
    });
    api.actFailures.push(network());
    await open(api);
    await userEvent.click(button('Acknowledge'));
    expect(
      await screen.findByText(
        /^Not acknowledged yet, trying again\. The next page is at \d\d:\d\d.*: Chen Li/,
      ),
    ).toBeInTheDocument();
    expect(
      (await screen.findAllByText(/^You have it since/)).length,
    ).toBeGreaterThan(0);
    expect(api.deeds).toEqual(['acknowledge', 'acknowledge']);
    expect(screen.queryByText(/^Not acknowledged yet, trying/)).toBeNull();
  });

  it('says why it cannot be acknowledged, and stops', async () => {
    const api = apiOf();
    api.actFailures.push(
      Object.assign(new Error('The alert was resolved'), { statusCode: 409 }),
    );
    await open(api);
    await userEvent.click(button('Acknowledge'));
    expect(
      await screen.findByText('Not acknowledged: The alert was resolved'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['acknowledge']);
  });

  it('is taken over from somebody who has it', async () => {
    const api = apiOf(acknowledgedBy(CHEN));
    await open(api);
    expect(
      await screen.findByText(/^Chen Li has it since \d\d:\d\d/),
    ).toBeInTheDocument();
    await userEvent.click(button('Take over from Chen Li'));
    expect(
      (await screen.findAllByText(/^You have it since/)).length,
    ).toBeGreaterThan(0);
  });

  it('says until when somebody has it, and who may be paged then', async () => {
    const { acknowledged, ...held } = acknowledgedBy(ANA);
    await open(
      apiOf({
        ...held,
        acknowledged: { ...acknowledged!, endsAt: inMinutes(60) },
      }),
    );
    expect(
      await screen.findByText(
        /^You have it since \d\d:\d\d .*\. It escalates again at /,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Escalation stopped/)).toBeNull();
  });

  it('says when nobody is left to be paged', async () => {
    await open(
      apiOf({
        next: undefined,
        pages: [{ id: 'p1', person: CHEN, at: minutesAgo(5), messages: [] }],
      }),
    );
    expect(
      screen.getByText('Everybody was paged. Nobody is paged any more.'),
    ).toBeInTheDocument();
  });

  it('stays at what is on its way: a page that goes out cannot be cancelled', async () => {
    const api = apiOf(acknowledgedBy(ANA));
    await open(api);
    const release = api.hold();
    await new Promise(resolve => setTimeout(resolve, 450));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Escalate' }),
    );
    await userEvent.click(button('Page the next step now'));
    expect(button('Cancel')).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    release();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is given back, and snoozed, from the menu', async () => {
    const api = apiOf(acknowledgedBy(ANA));
    await open(api);
    await userEvent.click(button('More actions'));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^Give back/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Acknowledge' }),
    );
    await screen.findByRole('button', { name: 'Resolve' });
    await userEvent.click(button('More actions'));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Snooze' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^1 h, until / }),
    );
    expect(
      await screen.findByText(/^Snoozed by Ana Ruiz until .*nobody is paged/),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['give back', 'acknowledge', 'snooze']);
  });

  it('escalates to who is next, by name', async () => {
    const api = apiOf({
      ...acknowledgedBy(ANA),
      next: { at: inMinutes(4), people: [CHEN], what: 'level 2' },
    });
    await open(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Escalate' }),
    );
    // A press in the first moment is the second half of a double tap.
    if (!screen.queryByRole('dialog')) {
      await new Promise(resolve => setTimeout(resolve, 450));
      await userEvent.click(button('Escalate'));
    }
    await userEvent.click(
      await screen.findByRole('button', { name: 'Page Chen Li now' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.deeds).toEqual(['escalate "next"']);
  });

  it('shows a note in the timeline, and masks a secret before it is sent', async () => {
    const api = apiOf();
    await open(api);
    const field = screen.getByRole('textbox', { name: 'Note' });
    await userEvent.type(field, 'password=hunter22 is wrong');
    await userEvent.click(button('Add note'));
    expect(
      await screen.findByText('1 value masked, check the rest.'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual([]);
    await userEvent.click(button('Add note'));
    await waitFor(() => expect(field).toHaveValue(''));
    expect(api.deeds).toEqual(['note password=•••••• is wrong']);
  });

  it('follows what others do', async () => {
    const signals = new FakeSignals();
    const api = apiOf();
    await open(api, { signals });
    expect(button('Acknowledge')).toBeInTheDocument();
    api.put(alertOf({ ...acknowledgedBy(CHEN), revision: 2 }));
    api.timeline = [entryOf({ kind: 'acknowledged', by: CHEN })];
    signals.send(alertChannel('a1'));
    expect(
      await screen.findByText(/^Chen Li has it since/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Chen Li acknowledged it'),
    ).toBeInTheDocument();
  });

  it('asks what helped when it is over, and keeps the answer', async () => {
    const api = apiOf({
      state: 'resolved',
      resolvedAt: minutesAgo(1),
      resolution: { by: 'source' },
      allowed: ['note'],
    });
    await open(api);
    expect(
      screen.getByText(/^Resolved at the source .* lasted 5 min/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
    await userEvent.click(button('rolled back'));
    expect(await screen.findByText('Helped: rolled back')).toBeInTheDocument();
    expect(api.deeds).toEqual(['helped rolled back']);
  });

  it('draws what senders write as text, and links to the web only', async () => {
    const api = apiOf({
      summary: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
      labels: { cluster: '<script>alert(1)</script>' },
      annotations: {
        runbook_url: 'https://example.com/run',
        other: 'javascript:1',
      },
      links: [
        { label: 'dashboard', url: 'https://example.org/d' },
        { label: 'bad', url: 'javascript:alert(1)' },
        { label: 'here', url: '/settings' },
        { label: 'data', url: 'data:text/html,x' },
      ],
      instances: [],
    });
    await open(api);
    expect(
      screen.getByText('<img src=x onerror=alert(1)> [x](javascript:alert(1))'),
    ).toBeInTheDocument();
    const links = within(screen.getByRole('region', { name: 'Links' }));
    expect(links.getAllByRole('link')).toHaveLength(1);
    expect(links.getByRole('link', { name: /^dashboard/ })).toHaveAttribute(
      'href',
      'https://example.org/d',
    );
    expect(links.getByText('bad: javascript:alert(1)')).toBeInTheDocument();
    for (const link of screen.queryAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^(https:|\/|#)/);
    }
    expect(document.querySelector('img[src=x], main script')).toBeNull();
  });

  it('tells the last five times, instances and the timeline', async () => {
    const api = apiOf({
      instanceCount: 2,
      firingCount: 1,
      truncated: 3,
      instances: [
        {
          dedupKey: '1',
          state: 'firing',
          summary: 'pod 7',
          labels: { alertname: 'PaymentErrorRate', pod: 'pay-7' },
          annotations: {},
          lastSeenAt: minutesAgo(1),
          repeats: 2,
        },
        {
          dedupKey: '2',
          state: 'resolved',
          summary: 'pod 8',
          labels: { alertname: 'PaymentErrorRate', pod: 'pay-8' },
          annotations: {},
          lastSeenAt: minutesAgo(1),
          repeats: 2,
        },
      ],
      earlier: [
        {
          id: 'b1',
          openedAt: '2025-11-20T03:00:00.000Z',
          resolvedAt: '2025-11-20T03:14:00.000Z',
          acknowledgedBy: CHEN,
          resolution: { by: 'source' },
          helped: 'rolled back 4.2.1',
        },
        {
          id: 'b2',
          openedAt: '2025-11-03T03:00:00.000Z',
          resolvedAt: '2025-11-03T03:02:00.000Z',
          resolution: { by: 'source' },
        },
      ],
    });
    api.timeline = [
      entryOf({ kind: 'noted', by: CHEN, text: 'image 4.2.1 is gone' }),
      entryOf({ kind: 'delivered', people: [ANA], channel: 'by mail' }),
      entryOf({ kind: 'delivered', people: [CHEN], channel: 'by mail' }),
      entryOf({ kind: 'paged', people: [ANA, CHEN], step: 1 }),
    ];
    await open(api);
    const history = within(screen.getByRole('region', { name: 'Last time' }));
    expect(history.getByText('rolled back 4.2.1, Chen Li')).toBeVisible();
    await userEvent.click(history.getByRole('button', { name: '1 more' }));
    expect(history.getByText('by itself')).toBeInTheDocument();
    expect(
      history.getAllByRole('link', { name: /14 min$/ })[0],
    ).toHaveAttribute('href', '/alerts/b1');
    const instances = within(
      screen.getByRole('region', { name: '1 of 2 instances fire' }),
    );
    expect(instances.getByText('pod=pay-7')).toBeInTheDocument();
    expect(
      instances.getByText(/^The source has left 3 instances/),
    ).toBeVisible();
    expect(await screen.findByText('2 messages delivered')).toBeInTheDocument();
    expect(screen.getByText('image 4.2.1 is gone')).toBeInTheDocument();
    expect(
      await screen.findByText('you and Chen Li paged, step 1'),
    ).toBeInTheDocument();
  });

  it('is not there for a stranger', async () => {
    renderPage('/alerts/other', apiOf());
    expect(
      await screen.findByText('You cannot see this alert,'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Back to alerts' }),
    ).toHaveAttribute('href', '/alerts');
  });

  it('has panels of other plugins; one that fails takes nothing with it', async () => {
    await open(apiOf(), {
      extensions: [
        AlertPanelBlueprint.make({
          name: 'good',
          params: {
            title: 'What to do',
            place: 'first',
            loader:
              async () =>
              ({ alert }) =>
                <p>{`check ${alert.labels.cluster}`}</p>,
          },
        }),
        AlertPanelBlueprint.make({
          name: 'bad',
          params: {
            title: 'What changed',
            place: 'after-history',
            loader: async () => {
              throw new Error('not downloaded');
            },
          },
        }),
      ],
    });
    expect(await screen.findByText('check eu-1')).toBeInTheDocument();
    expect(
      await screen.findByText(
        'What changed did not load. The alert itself is complete.',
      ),
    ).toBeInTheDocument();
  });
});

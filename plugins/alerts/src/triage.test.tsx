/* eslint-disable no-script-url -- none of them becomes a link */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide, FakeSignals } from '@internal/frontend-kit/testing';
import { alertChannel } from '@callboard/backstage-plugin-alerts-common';
import { AlertPanelBlueprint } from '@callboard/backstage-plugin-alerts-react';
import { apiOf, beSilent, button, open } from './__testUtils__/alertPage';
import {
  acknowledgedBy,
  alertOf,
  ANA,
  CHEN,
  entryOf,
  inMinutes,
  minutesAgo,
} from './__testUtils__/alerts';
import { renderPage } from './__testUtils__/renderPage';

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

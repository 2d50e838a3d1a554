import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AlertsHealth,
  MessageLogEntry,
} from '@callboard/backstage-plugin-alerts-common';
import { alertOf, ANA, CHEN, minutesAgo } from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderPage } from './__testUtils__/renderPage';

const messageOf = (change: Partial<MessageLogEntry> = {}): MessageLogEntry => ({
  ...{ id: 'm1', kind: 'page', channel: 'email', channelTitle: 'by mail' },
  person: CHEN,
  alert: { id: 'a1', title: 'PaymentErrorRate' },
  ...{ state: 'failed', attempts: 7, problem: 'email: answered 550' },
  ...{ createdAt: minutesAgo(30), at: minutesAgo(12) },
  ...change,
});

/** What administrators are told. */
class FakeOperation extends FakeAlertsApi {
  messages = [messageOf()];
  failures: Error[] = [];
  readonly requests: object[] = [];

  health: AlertsHealth = {
    ...{ problems: [], onCall: 'installed', heartbeatAt: minutesAgo(0.5) },
    work: {
      ...{ waitingDeliveries: 0, deadDeliveries: 1 },
      ...{ waitingMessages: 0, failedMessages: 2 },
    },
  };

  listMessages = async (request: { state?: string; channel?: string }) => {
    this.requests.push(request);
    if (this.failure) throw this.failure;
    const items = this.messages.filter(
      ({ state, channel }) =>
        (!request.state || state === request.state) &&
        (!request.channel || channel === request.channel),
    );
    return { items, pageInfo: {} };
  };

  retryDeliveries = async () => {
    this.deeds.push('work in');
  };

  retryMessage = async (id: string) => {
    this.deeds.push(`retry ${id}`);
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.messages = this.messages.filter(one => one.id !== id);
  };
}

describe('the band', () => {
  const bandOf = async (health: Partial<AlertsHealth>) => {
    const api = new FakeAlertsApi();
    api.health = { ...api.health, ...health };
    renderPage('/alerts', api);
    await screen.findByRole('heading', { name: 'Alerts' });
    return api;
  };

  it('says that a channel fails, and since when', async () => {
    await bandOf({
      problems: [
        {
          ...{ kind: 'failing-channel', channel: 'by mail', waiting: 12 },
          since: minutesAgo(10),
        },
      ],
    });
    expect(
      await screen.findByText(
        /^Messages by mail fail since .*\d\d:\d\d.*, 12 wait\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('says all that is late, and to administrators why', async () => {
    await bandOf({
      problems: [
        { kind: 'late-steps', since: minutesAgo(5) },
        { kind: 'unwatched', reason: 'heartbeat: answered 500' },
      ],
    });
    expect(
      await screen.findByText(/^Escalation is late: a page is overdue since/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'The second system does not take the heartbeat. heartbeat: answered 500.',
      ),
    ).toBeInTheDocument();
  });

  it('is not there where all is well, nor the tab for who is no administrator', async () => {
    await bandOf({});
    expect(
      await screen.findByRole('link', { name: 'Keys' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Deliveries' })).toBeNull();
    expect(screen.queryByText(/heartbeat|late|fail/i)).toBeNull();
  });
});

describe('deliveries', () => {
  it('show administrators what was given up first, and try it again', async () => {
    const api = new FakeOperation();
    renderPage('/alerts/deliveries', api);
    expect(
      await screen.findByText('Page to Chen Li by mail'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('7 attempts: email: answered 550'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'PaymentErrorRate' }),
    ).toHaveAttribute('href', '/alerts/a1');
    expect(
      await screen.findByText(
        /^Alerts reach people\. Everything was seen to move \d+ s ago\. 2 were given up within a week\. 1 delivery of a sender/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Deliveries' }),
    ).toBeInTheDocument();
    expect(api.requests[0]).toMatchObject({ state: 'failed' });
    api.failures.push(new Error('Somebody has the alert, or it is over'));
    const retry = () =>
      userEvent.click(
        screen.getByRole('button', {
          name: 'Try again: Page to Chen Li by mail',
        }),
      );
    await retry();
    expect(
      await screen.findByText(
        'Not tried again: Somebody has the alert, or it is over',
      ),
    ).toBeInTheDocument();
    await retry();
    expect(
      await screen.findByText('No message was given up.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Work them in again' }),
    );
    expect(api.deeds).toEqual(['retry m1', 'retry m1', 'work in']);
  });

  it('are narrowed by state and channel, in the address', async () => {
    const api = new FakeOperation();
    api.messages = [
      messageOf(),
      messageOf({
        ...{ id: 'm2', state: 'sent', channel: 'slack-x', person: undefined },
        ...{ channelTitle: 'in Slack #x', problem: undefined },
        ...{ kind: 'news', alert: undefined },
      }),
    ];
    renderPage('/alerts/deliveries', api);
    await screen.findByText('Page to Chen Li by mail');
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    expect(await screen.findByText('News in Slack #x')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Channel/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'in Slack #x' }),
    );
    await waitFor(() =>
      expect(screen.queryByText('Page to Chen Li by mail')).toBeNull(),
    );
    expect(api.requests.at(-1)).toEqual({ channel: 'slack-x', limit: 50 });
    expect(screen.queryByRole('button', { name: /^Try again/ })).toBeNull();
  });

  it('say to others that they are not for them', async () => {
    const api = new FakeOperation();
    api.failure = Object.assign(new Error('You may not read messages'), {
      statusCode: 403,
    });
    renderPage('/alerts/deliveries', api);
    expect(
      await screen.findByText(/^You cannot see deliveries\./),
    ).toBeInTheDocument();
  });
});

describe('an alert that was acknowledged at its source', () => {
  it('says so, and can be taken over', async () => {
    const api = new FakeAlertsApi();
    api.alerts = [
      alertOf({
        id: 'a1',
        state: 'acknowledged',
        acknowledged: { at: minutesAgo(3) },
        allowed: ['acknowledge'],
      }),
    ];
    renderPage('/alerts/a1', api);
    expect(
      (
        await screen.findAllByText(
          /^Acknowledged at the source since \d\d:\d\d/,
        )
      ).length,
    ).toBeGreaterThan(0);
    await userEvent.click(
      screen.getAllByRole('button', {
        name: 'Take over from alertmanager-eu',
      })[0],
    );
    await waitFor(() => expect(api.deeds).toEqual(['acknowledge']));
    expect(
      (await screen.findAllByText(/^You have it since/)).length,
    ).toBeGreaterThan(0);
    expect(api.alerts[0].acknowledged?.by).toEqual(ANA);
  });
});

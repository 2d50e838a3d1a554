import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  defaultPersonalRules,
  type AlertChannel,
  type ChannelTest,
  type MyRules,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderPage } from './__testUtils__/renderPage';
import { messagesBySeverity, rulesOf } from './lib/personalRules';

/** Rules in memory. */
class FakeRules extends FakeAlertsApi {
  rules: MyRules = { rules: [...defaultPersonalRules], isDefault: true };
  channels: AlertChannel[] = [
    { id: 'portal', title: 'in the portal', audience: 'personal' },
    { id: 'email', title: 'by mail', audience: 'personal' },
    { id: 'slack', title: 'in Slack #pay', audience: 'shared' },
  ];
  readonly saved: PersonalRule[][] = [];
  readonly tests: ChannelTest[] = [];

  getMyRules = async () => this.rules;

  listChannels = async () => ({ items: this.channels, schedules: [] });

  saveMyRules = async ({ rules }: { rules: PersonalRule[] }) => {
    const failure = this.actFailures.shift();
    if (failure) throw failure;
    this.saved.push(rules);
    this.rules =
      rules.length > 0
        ? { rules, isDefault: false }
        : { rules: [...defaultPersonalRules], isDefault: true };
    return this.rules;
  };

  testMyChannel = async ({ channel }: { channel: string }) => {
    this.deeds.push(`test ${channel}`);
    return { id: 't1' };
  };

  getMyChannelTest = async (): Promise<ChannelTest> =>
    this.tests.shift() ?? { state: 'waiting' };
}

const rowOf = async (severity: string) => {
  const list = await screen.findByRole('list', { name: 'How you are told' });
  return within(list)
    .getAllByRole('listitem')
    .find(one => one.textContent?.startsWith(severity))!;
};
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const editor = () => within(screen.getByRole('group'));

describe('my rules', () => {
  it('are sentences, changed in their place, and taken back', async () => {
    const api = new FakeRules();
    renderPage('/alerts/rules', api);
    expect(await rowOf('critical')).toHaveTextContent(
      'in the portal at once and by mail at once',
    );
    expect(screen.getByText(/^Unless you say otherwise/)).toBeInTheDocument();
    await press('Change critical');
    const minutes = editor().getByLabelText('Minutes after the page, way 2');
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '200');
    expect(editor().getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '2');
    await userEvent.click(editor().getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect(await rowOf('critical')).toHaveTextContent(
        'in the portal at once and by mail after 2 min',
      ),
    );
    expect(
      screen.getByText('You are told by rules of your own.'),
    ).toBeVisible();
    expect(api.saved).toEqual([
      [
        {
          ...{ severities: ['critical', 'error', 'warning', 'info'] },
          ...{ channel: 'portal', afterMinutes: 0 },
        },
        { severities: ['critical'], channel: 'email', afterMinutes: 2 },
        { severities: ['error'], channel: 'email', afterMinutes: 0 },
      ],
    ]);
    await press('Undo');
    await waitFor(() => expect(api.saved.at(-1)).toEqual([]));
    expect(await rowOf('critical')).toHaveTextContent(/by mail at once/);
  });

  it('warn of a severity that reaches nothing', async () => {
    const api = new FakeRules();
    api.rules = {
      rules: [
        { severities: ['critical'], channel: 'email', afterMinutes: 0 },
        { severities: ['error'], channel: 'gone', afterMinutes: 0 },
        { severities: ['info'], channel: 'portal', afterMinutes: 0 },
      ],
      isDefault: false,
    };
    api.channels[1].unreachable = 'no address is known';
    renderPage('/alerts/rules', api);
    expect(
      await screen.findByText('Nothing reaches you for: critical and warning.'),
    ).toBeInTheDocument();
    expect(await rowOf('critical')).toHaveTextContent(
      'does not reach you: by mail',
    );
    // What holds where none of one's own is there.
    expect(await rowOf('error')).toHaveTextContent(
      'in the portal at once and by mail at once',
    );
    expect(screen.getByText(/^No longer there: gone\./)).toBeInTheDocument();
    expect(await rowOf('warning')).toHaveTextContent('nothing is sent to you');
    const ways = screen.getByRole('list', { name: 'Ways to reach you' });
    expect(ways).toHaveTextContent('does not reach you: no address is known');
    expect(
      within(ways).queryByRole('button', { name: 'Send me a test by mail' }),
    ).toBeNull();
  });

  it('add and remove ways, but not the last of all', async () => {
    const api = new FakeRules();
    api.rules = {
      rules: [{ severities: ['error'], channel: 'email', afterMinutes: 0 }],
      isDefault: false,
    };
    renderPage('/alerts/rules', api);
    await press('Change error');
    await userEvent.click(
      editor().getByRole('button', { name: 'Remove way 1' }),
    );
    expect(editor().getByText(/^One severity at least/)).toBeInTheDocument();
    expect(editor().getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(editor().getByRole('button', { name: 'Add a way' }));
    api.actFailures.push(new Error('/rules/0/channel is no channel'));
    await userEvent.click(editor().getByRole('button', { name: 'Save' }));
    expect(await editor().findByRole('alert')).toHaveTextContent(
      'Not done: /rules/0/channel is no channel',
    );
    await userEvent.click(editor().getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.saved).toEqual([
        [{ severities: ['error'], channel: 'portal', afterMinutes: 0 }],
      ]),
    );
  });

  it('are reset to those of the portal, and back', async () => {
    const api = new FakeRules();
    const own: PersonalRule[] = [
      { severities: ['error'], channel: 'email', afterMinutes: 5 },
    ];
    api.rules = { rules: own, isDefault: false };
    renderPage('/alerts/rules', api);
    await press('Reset to the rules of the portal');
    expect(
      await screen.findByText('The rules of the portal hold again.'),
    ).toBeInTheDocument();
    await press('Undo');
    await waitFor(() => expect(api.saved).toEqual([[], own]));
  });

  it('are tried: what arrives is said, and why it does not', async () => {
    const api = new FakeRules();
    api.tests.push(
      { state: 'sent' },
      { state: 'failed', problem: 'the server refused it' },
    );
    renderPage('/alerts/rules', api);
    await press('Send me a test by mail');
    expect(
      await screen.findByText(/^Delivered by mail at \d\d:\d\d/),
    ).toBeInTheDocument();
    api.testMyChannel = async () => ({ id: 't2' });
    await press('Send me a test in the portal');
    expect(
      await screen.findByText('Not delivered: the server refused it'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['test email']);
  });
});

it('rules are as few as say the same', () => {
  const rules = [...defaultPersonalRules];
  const channels = ['portal', 'email'];
  expect(rulesOf(messagesBySeverity(rules, channels))).toEqual(rules);
  expect(rulesOf(messagesBySeverity(rules, ['portal']))).toEqual([rules[0]]);
  const twice: PersonalRule[] = [
    { severities: ['info', 'error'], channel: 'email', afterMinutes: 5 },
    { severities: ['error'], channel: 'email', afterMinutes: 2 },
  ];
  expect(rulesOf(messagesBySeverity(twice, channels))).toEqual([
    { severities: ['error'], channel: 'email', afterMinutes: 2 },
    { severities: ['info'], channel: 'email', afterMinutes: 5 },
  ]);
});

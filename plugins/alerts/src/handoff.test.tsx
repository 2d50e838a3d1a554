import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Handoff,
  HandoffRequest,
} from '@callboard/backstage-plugin-alerts-common';
import {
  ANA,
  CHEN,
  inMinutes,
  minutesAgo,
  PAYMENTS,
  ROUTER,
} from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderPage } from './__testUtils__/renderPage';

const SHIFT = 'primary.1764640000000';
const PATH = `/alerts/handoff/${SHIFT}`;

const alert = {
  ...{ id: 'a1', title: 'PaymentErrorRate', severity: 'critical' as const },
  ...{ state: 'acknowledged' as const, openedAt: minutesAgo(12) },
  ...{ entity: ROUTER, minutes: 12, by: CHEN },
};
const past = {
  ...{ ...alert, id: 'a2', title: 'LedgerLag', state: 'resolved' as const },
  ...{ minutes: 35, by: ANA, resolvedBy: ANA },
};

const handoffOf = (change: Partial<Handoff> = {}): Handoff => ({
  shift: {
    ...{ id: SHIFT, scheduleId: 'primary', scheduleName: 'Primary' },
    ...{ team: PAYMENTS, people: [ANA] },
    ...{ startsAt: minutesAgo(1_000), endsAt: inMinutes(60) },
  },
  next: { people: [CHEN], startsAt: inMinutes(60) },
  state: 'draft',
  lines: [
    { id: 'open:a1', section: 'open', alert },
    { id: 'happened:a2', section: 'happened', alert: past, text: 'rolled <b>' },
    { id: 'again:a2', section: 'watch', alert: past, count: 3 },
  ],
  allowed: ['send'],
  ...change,
});

/** A note in memory. */
class FakeHandoffs extends FakeAlertsApi {
  handoff = handoffOf();
  problem?: Error;
  sent: HandoffRequest[] = [];

  listMyHandoffs = async () => ({
    items: this.handoff.allowed.map(todo => ({
      ...{ todo, shift: this.handoff.shift },
    })),
  });

  getHandoff = async () => {
    if (this.problem) throw this.problem;
    return this.handoff;
  };

  sendHandoff = async (request: HandoffRequest) => {
    if (this.problem) throw this.problem;
    this.sent.push(request);
    const sent = { by: ANA, at: minutesAgo(0) };
    this.handoff = { ...this.handoff, state: 'sent', sent, allowed: [] };
    return this.handoff;
  };

  confirmHandoff = async () => {
    const read = { by: ANA, at: minutesAgo(0) };
    this.handoff = { ...this.handoff, state: 'read', read, allowed: [] };
    return this.handoff;
  };
}

describe('a handoff note', () => {
  it('is drafted, loses lines, gains words, and is sent', async () => {
    const user = userEvent.setup();
    const api = new FakeHandoffs();
    renderPage(PATH, api);
    const open = await screen.findByRole('region', { name: 'Open now' });
    expect(open).toHaveTextContent(/critical.*PaymentErrorRate/i);
    expect(open).toHaveTextContent('for 12 min, Chen Li has it');
    const happened = screen.getByRole('region', { name: 'Happened' });
    expect(
      await within(happened).findByText(
        '35 min, taken by you, resolved by you',
      ),
    ).toBeInTheDocument();
    expect(happened).toHaveTextContent('rolled <b>');
    expect(screen.getByRole('region', { name: 'Watch out' })).toHaveTextContent(
      '3 times in this shift',
    );
    const remove = { name: 'Remove LedgerLag from Happened' };
    await user.click(screen.getByRole('button', remove));
    const again = { name: 'Remove LedgerLag from Watch out' };
    await user.click(screen.getByRole('button', again));
    const back = { name: 'Put LedgerLag back into Watch out' };
    await user.click(screen.getByRole('button', back));
    await user.type(
      screen.getByLabelText('Watch out for'),
      'Deploy at 10{Enter}{Enter} Disk of db-2 ',
    );
    await user.click(screen.getByRole('button', { name: 'Send to Chen Li' }));
    expect(await screen.findByText(/^Sent by you/)).toBeInTheDocument();
    expect(api.sent).toEqual([
      {
        ...{ shift: SHIFT, lines: ['open:a1', 'again:a2'] },
        watch: ['Deploy at 10', 'Disk of db-2'],
      },
    ]);
    expect(screen.getByText('Not confirmed yet')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  });

  it('keeps what was written when it cannot be sent', async () => {
    const user = userEvent.setup();
    const api = new FakeHandoffs();
    renderPage(PATH, api);
    const words = await screen.findByLabelText('Watch out for');
    await user.type(words, 'Disk');
    api.problem = new Error('the network is down');
    await user.click(screen.getByRole('button', { name: 'Send to Chen Li' }));
    expect(await screen.findByText(/the network is down/)).toBeInTheDocument();
    expect(words).toHaveValue('Disk');
  });

  it('is read and confirmed by who comes next', async () => {
    const user = userEvent.setup();
    const api = new FakeHandoffs();
    api.handoff = handoffOf({
      ...{ state: 'sent', allowed: ['confirm'] },
      next: { people: [ANA], startsAt: inMinutes(60) },
      sent: { by: CHEN, at: minutesAgo(3) },
    });
    renderPage(PATH, api);
    await user.click(
      await screen.findByRole('button', { name: 'Read, I have it' }),
    );
    expect(await screen.findByText(/^Read by you/)).toBeInTheDocument();
  });

  it.each([
    ['Nobody is on call next', handoffOf({ allowed: [], next: undefined })],
    ['from 4 hours before the end', handoffOf({ allowed: [] })],
  ])('says why it is not sent: %s', async (why, handoff) => {
    const api = new FakeHandoffs();
    api.handoff = handoff;
    renderPage(PATH, api);
    const text = await screen.findByText(/^It is not sent yet/);
    expect(text).toHaveTextContent(why);
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });

  it('of a shift that is not the reader’s is not there', async () => {
    const api = new FakeHandoffs();
    api.problem = Object.assign(new Error('no'), { statusCode: 404 });
    renderPage(PATH, api);
    expect(
      await screen.findByText(/^You cannot see this handoff note/),
    ).toBeInTheDocument();
  });

  it('is led to from the list, where it is to be sent or read', async () => {
    const api = new FakeHandoffs();
    renderPage('/alerts', api);
    const hand = await screen.findByRole('link', { name: 'Hand off Primary' });
    expect(hand).toHaveAttribute('href', PATH);
    expect(
      await screen.findByText(/^Your shift of Primary ends/),
    ).toBeInTheDocument();
  });
});

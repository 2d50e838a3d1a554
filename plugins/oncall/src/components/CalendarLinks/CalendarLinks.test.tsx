import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CalendarLink } from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { renderCard } from '../../__testUtils__/renderCard';
import { renderPage } from '../../__testUtils__/renderPage';
import { scheduleOf } from '../../__testUtils__/schedules';
import { webcalOf } from '../../lib/webcalOf';
import { TeamOnCallCard } from '../TeamOnCallCard';

const linkOf = (change: Partial<CalendarLink> = {}): CalendarLink => ({
  id: 'old',
  kind: 'schedule',
  schedule: { id: 'fraud', name: 'Fraud primary' },
  createdAt: new Date(Date.now() - 3_600_000).toISOString(),
  active: true,
  ...change,
});

const refused = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { statusCode });

/** The dialog of one's own shifts. */
async function openMine(api: FakeOncallApi) {
  const user = userEvent.setup();
  renderPage('/oncall/mine', api);
  await user.click(await screen.findByRole('button', { name: 'Subscribe' }));
  const dialog = await screen.findByRole('dialog', {
    name: 'Subscribe to your shifts',
  });
  return { user, inside: within(dialog) };
}

const create = { name: 'Create calendar link' };

describe('calendar links', () => {
  it('are made, and the address is shown, copied and opened', async () => {
    const api = new FakeOncallApi();
    const { user, inside } = await openMine(api);
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    expect(
      await inside.findByText('You have no calendar link yet.'),
    ).toBeInTheDocument();
    await user.click(inside.getByRole('button', create));
    const address = await inside.findByRole('textbox', {
      name: 'Address of the calendar',
    });
    expect(address).toHaveDisplayValue(
      /^https:\/\/portal\.example\/feeds\/link-/,
    );
    expect(
      inside.getByRole('region', { name: 'Your new calendar link' }),
    ).toHaveFocus();
    const made = (address as HTMLInputElement).value;
    await user.click(
      inside.getByRole('button', { name: 'Copy link: calendar link' }),
    );
    expect(writeText).toHaveBeenCalledWith(made);
    expect(
      inside.getByRole('link', { name: 'Open in a calendar program' }),
    ).toHaveAttribute('href', made.replace('https:', 'webcal:'));
    expect(inside.getByText(/^Google Calendar/)).toBeInTheDocument();
    expect(
      await inside.findByRole('listitem', { name: 'Your shifts' }),
    ).toHaveTextContent(/created .*never read/);
    expect(api.writes).toEqual([
      { name: 'createCalendarLink', request: { kind: 'person' } },
    ]);
  });

  it('tell the address once', async () => {
    const { user, inside } = await openMine(new FakeOncallApi());
    await user.click(inside.getByRole('button', create));
    await inside.findByRole('textbox');
    await user.click(inside.getByRole('button', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'Subscribe' }));
    const again = within(await screen.findByRole('dialog'));
    await again.findByRole('listitem', { name: 'Your shifts' });
    expect(again.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('are revoked once that is confirmed', async () => {
    const api = new FakeOncallApi();
    api.calendarLinks = [
      linkOf({ lastUsedAt: new Date().toISOString() }),
      linkOf({ id: 'gone', schedule: undefined, active: false }),
    ];
    const { user, inside } = await openMine(api);
    const item = await inside.findByRole('listitem', {
      name: 'Schedule Fraud primary',
    });
    expect(item).toHaveTextContent(/last read/);
    expect(
      inside.getByRole('listitem', { name: /gone or hidden/ }),
    ).toHaveTextContent(/Shows nothing/);
    const ask = () =>
      user.click(
        within(item).getByRole('button', {
          name: 'Revoke the link of Schedule Fraud primary',
        }),
      );
    await ask();
    expect(item).toHaveTextContent(/not updated any more/);
    await user.keyboard('{Enter}');
    expect(item).not.toHaveTextContent(/not updated any more/);
    expect(api.writes).toEqual([]);
    await ask();
    await user.click(within(item).getByRole('button', { name: 'Revoke link' }));
    await waitFor(() => expect(item).not.toBeInTheDocument());
    expect(api.writes).toEqual([
      { name: 'revokeCalendarLink', request: { id: 'old' } },
    ]);
  });

  it('take the address away with the link that was just made', async () => {
    const { user, inside } = await openMine(new FakeOncallApi());
    await user.click(inside.getByRole('button', create));
    await inside.findByRole('textbox');
    await user.click(
      await inside.findByRole('button', {
        name: 'Revoke the link of Your shifts',
      }),
    );
    await user.click(inside.getByRole('button', { name: 'Revoke link' }));
    expect(
      await inside.findByText('You have no calendar link yet.'),
    ).toBeInTheDocument();
    expect(inside.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it.each([
    [403, 'Only people of a team may', /You may not create this link/],
    [400, 'You have 50 calendar links already', /You have 50 calendar links/],
    [500, 'x', /The calendar link was not created/],
  ])('say why they are refused (%s)', async (status, message, text) => {
    const api = new FakeOncallApi();
    api.refusal = refused(status, message);
    const { user, inside } = await openMine(api);
    await user.click(inside.getByRole('button', create));
    expect(await inside.findByRole('alert')).toHaveTextContent(text);
    expect(inside.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('say that one still works when it could not be revoked', async () => {
    const api = new FakeOncallApi();
    api.calendarLinks = [linkOf()];
    api.refusal = refused(503, 'x');
    const { user, inside } = await openMine(api);
    await user.click(
      await inside.findByRole('button', { name: /^Revoke the link of/ }),
    );
    await user.click(inside.getByRole('button', { name: 'Revoke link' }));
    expect(await inside.findByRole('alert')).toHaveTextContent(/still works/);
    expect(inside.getByRole('listitem')).toBeInTheDocument();
  });

  it('of a schedule are for whoever is of its team or on it', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule();
    const user = userEvent.setup();
    renderPage('/oncall/schedules/ledger-primary', api);
    await user.click(
      await screen.findByRole('button', {
        name: 'Subscribe to Ledger primary',
      }),
    );
    await user.click(await screen.findByRole('button', create));
    await screen.findByRole('textbox', { name: 'Address of the calendar' });
    expect(api.writes).toEqual([
      {
        name: 'createCalendarLink',
        request: { kind: 'schedule', scheduleId: 'ledger-primary' },
      },
    ]);
  });

  it('of a schedule are not offered to others', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule({ allowed: [] });
    renderPage('/oncall/schedules/ledger-primary', api);
    await screen.findByRole('heading', { name: 'Ledger primary' });
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /^Subscribe/ }),
      ).not.toBeInTheDocument(),
    );
  });

  it('of a team are made on its page', async () => {
    const api = new FakeOncallApi();
    api.schedules = [scheduleOf([], { allowed: ['edit'] })];
    const user = userEvent.setup();
    renderCard(<TeamOnCallCard />, api, 'group:default/ledger');
    await user.click(
      await screen.findByRole('button', { name: 'Subscribe to ledger' }),
    );
    await user.click(await screen.findByRole('button', create));
    await screen.findByRole('listitem', { name: 'Team Ledger' });
    expect(api.writes[0].request).toEqual({
      kind: 'team',
      teamRef: 'group:default/ledger',
    });
  });
});

it('opens addresses of the web in a calendar program, and no others', () => {
  expect(webcalOf('http://a.example/x.ics')).toBe('webcal://a.example/x.ics');
  expect(webcalOf('file:///x.ics')).toBeUndefined();
});

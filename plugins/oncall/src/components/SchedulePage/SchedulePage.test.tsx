import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import {
  ledgerSchedule,
  storedOverride,
} from '../../__testUtils__/ledgerSchedule';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';

const PATH = '/oncall/schedules/ledger-primary';

function open(query = 'zone=schedule', difference: Partial<Schedule> = {}) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule(difference);
  renderPage(`${PATH}?${query}`, api);
  return api;
}

const focused = () => document.activeElement as HTMLElement | null;
const grid = () => screen.findByRole('grid', { name: /^Timeline of/ });

describe('the page of a schedule', () => {
  stopDate();
  afterEach(beWide);

  it('says who is on call, until when, and who is next', async () => {
    open();
    expect(
      await screen.findByText(
        'On call now: Dana Roth until Sat 28 Nov, 18:00 CET, 4 d 7 h left. Next: Dana Roth.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Ledger primary' }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Europe/Berlin').length).toBeGreaterThan(0);
  });

  it('says that nobody is on call', async () => {
    open('zone=schedule', {
      versions: ledgerSchedule().versions.map(version => ({
        ...version,
        layers: [],
      })),
    });
    expect(
      await screen.findByText(
        /^Nobody is on call now or in the next 365 days\./,
      ),
    ).toBeInTheDocument();
  });

  it('puts gaps at the same time into one line, with a way to cover the first', async () => {
    open();
    expect(
      await screen.findByText('52 gaps in the next 365 days:'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /Sat 28 Nov, 18:00 to 20:00 CET, 2 h, and 51 more at that time/,
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Cover the gap Sat 28 Nov, 18:00 to 20:00 CET',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Override Ledger primary',
    });
    expect(within(dialog).getByLabelText('From, day')).toHaveValue(
      '2026-11-28',
    );
    expect(within(dialog).getByLabelText('From, time')).toHaveValue('18:00');
    expect(within(dialog).getByLabelText('To, time')).toHaveValue('20:00');
  });

  it('draws who is on call on top, then the reasons', async () => {
    open();
    const rows = within(await grid()).getAllByRole('row');
    expect(
      rows.map(row => within(row).getByRole('rowheader').textContent),
    ).toEqual(['On call', 'Overrides', 'Weekly']);
    await waitFor(() =>
      expect(
        within(rows[0])
          .getAllByRole('button')
          .map(bar => bar.getAttribute('aria-label')),
      ).toEqual([
        'On call: Chen Li, Sat 21 Nov, 20:00 to Mon 23 Nov, 09:00 CET, 1 d 13 h',
        'On call: Dana Roth (you), Mon 23 Nov, 09:00 to Sat 28 Nov, 18:00 CET, 5 d 9 h',
        'On call: gap, Sat 28 Nov, 18:00 to 20:00 CET, 2 h',
        'On call: Dana Roth (you), Sat 28 Nov, 20:00 to Mon 30 Nov, 09:00 CET, 1 d 13 h',
        'On call: Chen Li, Mon 30 Nov, 09:00 to Sat 5 Dec, 18:00 CET, 5 d 9 h',
        'On call: gap, Sat 5 Dec, 18:00 to 20:00 CET, 2 h',
        'On call: Chen Li, Sat 5 Dec, 20:00 to Mon 7 Dec, 09:00 CET, 1 d 13 h',
      ]),
    );
    expect(
      within(rows[1]).getByText('none in this window'),
    ).toBeInTheDocument();
  });

  it('changes only labels with the zone, and keeps it in the address', async () => {
    open('zone=utc');
    expect(
      await screen.findByRole('button', {
        name: 'On call: gap, Sat 28 Nov, 17:00 to 19:00 UTC, 2 h',
      }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Zone/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: "Schedule's (Europe/Berlin)" }),
    );
    expect(
      await screen.findByRole('button', {
        name: 'On call: gap, Sat 28 Nov, 18:00 to 20:00 CET, 2 h',
      }),
    ).toBeInTheDocument();
    expect(currentAddress()).toBe(`${PATH}?zone=schedule`);
  });

  it('shows ranges, earlier and later, and comes back to today', async () => {
    open();
    await grid();
    await userEvent.click(screen.getByRole('radio', { name: 'Month' }));
    expect(currentAddress()).toBe(`${PATH}?zone=schedule&range=month`);
    expect(
      screen.getByRole('grid', {
        name: 'Timeline of Ledger primary, Sun 1 Nov to Mon 30 Nov',
      }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Later' }));
    expect(currentAddress()).toContain('from=2026-12-01');
    await userEvent.click(screen.getByRole('button', { name: 'Today' }));
    expect(currentAddress()).toBe(`${PATH}?zone=schedule&range=month`);
  });

  it('tells clock changes in words, with the length of the shift over it', async () => {
    open('zone=schedule&from=2027-03-22');
    expect(
      await screen.findByText(
        'Sun 28 Mar 2027: clocks of Europe/Berlin go forward, 02:00 → 03:00. Chen Li: that shift lasts 1 d 12 h.',
      ),
    ).toBeInTheDocument();
  });

  it('lists the shifts of the window as a table', async () => {
    open();
    await grid();
    const table = screen
      .getAllByRole('grid')
      .find(each => within(each).queryAllByRole('columnheader')[0])!;
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[1]).toHaveTextContent(
      /Mon 23 Nov, 09:00 CET.*Sat 28 Nov, 18:00 CET.*5 d 9 h.*Dana Roth.*Weekly/,
    );
    expect(rows[2]).toHaveTextContent(/2 h.*Nobody/);
  });

  it('shows what was done to it', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule();
    api.changes = [
      {
        id: 'c1',
        changedAt: '2026-11-20T10:00:00Z',
        changedBy: { entityRef: 'user:default/dana.roth', title: 'Dana Roth' },
        kind: 'version-saved',
        version: 7,
        note: 'Ben left',
      },
    ];
    renderPage(`${PATH}?zone=schedule`, api);
    expect(
      await screen.findByText(/Version 7 saved, by Dana Roth/),
    ).toHaveTextContent('Ben left');
  });

  it('offers nothing to those who may not, and says who may', async () => {
    open('zone=schedule', { allowed: [] });
    expect(
      await screen.findByText('Only people of Ledger can edit this schedule.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^(Override|Cover)/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Edit' }),
    ).not.toBeInTheDocument();
  });

  it('leads to the editor', async () => {
    open();
    expect(await screen.findByRole('link', { name: 'Edit' })).toHaveAttribute(
      'href',
      `${PATH}/edit`,
    );
  });

  it('says that a schedule is hidden or gone', async () => {
    renderPage(PATH, new FakeOncallApi());
    await waitFor(() =>
      expect(document.body).toHaveTextContent('You cannot see this schedule'),
    );
    expect(
      screen.getByRole('link', { name: 'Back to on-call' }),
    ).toHaveAttribute('href', '/oncall/schedules');
  });

  it('is an agenda by day on a phone', async () => {
    beNarrow();
    open();
    const agenda = await screen.findByRole('list', { name: /^Shifts by day/ });
    const saturday = within(agenda)
      .getAllByRole('listitem')
      .find(item => item.textContent?.startsWith('Sat 28 Nov'))!;
    expect(saturday).toHaveTextContent(
      /00:00 to 18:00Dana Roth.*18:00 to 20:00Gap: nobodyCover.*20:00 to 24:00Dana Roth/,
    );
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});

describe('the source of a shift', () => {
  stopDate();
  const override = storedOverride({
    id: 'o1',
    kind: 'replace',
    userRef: 'user:default/dana.roth',
    byUserRefs: ['user:default/eve.sato'],
    startsAt: '2026-11-25T13:00',
    endsAt: '2026-11-25T19:00',
  });

  it('opens with a press, says why, and stands in the address', async () => {
    open('zone=schedule', { overrides: [override] });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'On call: Eve Sato by an override, Wed 25 Nov, 13:00 to 19:00 CET, 6 h',
      }),
    );
    const about = await screen.findByRole('dialog', {
      name: 'About this shift',
    });
    expect(about).toHaveTextContent(
      'Override by Dana Roth, Fri 20 Nov, 11:00 CET: Eve Sato instead of Dana Roth',
    );
    expect(about).toHaveTextContent('Turn 3 of Weekly');
    expect(about).toHaveTextContent(
      'Version 7, by Dana Roth, Thu 12 Nov, 11:00 CET',
    );
    expect(currentAddress()).toContain('shift=final.');
    await waitFor(() => expect(about).toContainElement(focused()));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(currentAddress()).not.toContain('shift='));
  });

  it('takes an override back, and undoes that', async () => {
    const api = open('zone=schedule', { overrides: [override] });
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Overrides: Eve Sato instead of Dana Roth/,
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take back' }),
    );
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(api.writes).toEqual([
      {
        name: 'removeOverride',
        request: { id: 'ledger-primary', overrideId: 'o1' },
      },
    ]);
    await userEvent.click(undo);
    await waitFor(() => expect(api.writes).toHaveLength(2));
    expect(api.writes[1]).toEqual({
      name: 'addOverride',
      request: {
        id: 'ledger-primary',
        override: {
          kind: 'replace',
          id: expect.any(String),
          userRef: 'user:default/dana.roth',
          byUserRefs: ['user:default/eve.sato'],
          startsAt: '2026-11-25T13:00',
          endsAt: '2026-11-25T19:00',
        },
      },
    });
  });
});

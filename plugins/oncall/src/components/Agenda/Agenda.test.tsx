import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';

function open(query: string, difference: Partial<Schedule> = {}) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule(difference);
  renderPage(`/oncall/schedules/ledger-primary?zone=schedule&${query}`, api);
}

const agenda = () => screen.findByRole('list', { name: /^Shifts by day/ });

describe('a schedule on a phone', () => {
  stopDate();
  beforeEach(beNarrow);
  afterEach(beWide);

  it('shows a day as a column, in which a shift is pressed to override it', async () => {
    open('range=day&from=2026-11-28');
    const lines = within(await agenda()).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'Dana Roth, 00:00 to 18:00',
      'gap 2 h, 18:00 to 20:00',
      'Dana Roth, 20:00 to 24:00',
    ]);
    await userEvent.click(
      within(lines[1]).getByRole('button', { name: /Cover the gap/ }),
    );
    expect(currentAddress()).toMatch(/cover=2026-11-28T17/);
  });

  it('has nothing to press in a day for those who may not', async () => {
    open('range=day&from=2026-11-28', { allowed: [] });
    expect(within(await agenda()).queryByRole('button')).toBeNull();
  });

  it('lists the shifts of one person', async () => {
    open('who=user:default/chen.li');
    const lines = within(await agenda()).queryAllByText(/Chen Li|Dana Roth/);
    expect(lines.length).toBeGreaterThan(0);
    lines.forEach(line => expect(line).toHaveTextContent('Chen Li'));
  });
});

describe('whose shifts stand out', () => {
  stopDate();

  it('is chosen by name and stands in the address', async () => {
    open('');
    await userEvent.click(
      await screen.findByRole('button', { name: /Who: everyone/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Chen Li' }),
    );
    expect(currentAddress()).toMatch(/who=user/);
    const bars = screen
      .getAllByRole('button', { name: /^On call: / })
      .map(bar => [/Chen Li/.test(bar.textContent!), 'dim' in bar.dataset]);
    expect(bars).toContainEqual([false, true]);
    expect(bars).not.toContainEqual([true, true]);
    await userEvent.click(screen.getByRole('button', { name: /Chen Li Who/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Who: everyone' }),
    );
    expect(currentAddress()).not.toMatch(/who=/);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { stopDate } from '../../__testUtils__/clock';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import {
  answerOf,
  levelOf,
  PAYOUTS,
  renderCard,
  shiftOf,
} from '../../__testUtils__/renderCard';
import { ana, chen } from '../../__testUtils__/schedules';
import { OnCallTab } from './OnCallTab';

const primary = levelOf(1, {
  schedule: { id: 'ledger-primary', name: 'Ledger primary' },
  now: shiftOf([ana], -1, 4),
});

function show(levels = [primary], schedule = ledgerSchedule()) {
  const api = new FakeOncallApi();
  api.schedule = schedule;
  api.answers = [answerOf(levels)];
  renderCard(<OnCallTab />, api);
  return api;
}

const timeline = () =>
  screen.findByRole('grid', { name: /^Timeline of Ledger primary/ });

describe('the on-call tab', () => {
  stopDate();
  afterEach(beWide);

  it('shows the answer, and a timeline of each level without its layers', async () => {
    show([
      primary,
      { ...primary, level: 2, schedule: { id: 's2', name: 'Two' } },
    ]);
    expect(
      await screen.findByRole('heading', { name: 'On call now' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole('grid')).toHaveLength(2));
    const [grid] = screen.getAllByRole('grid');
    expect(
      within(grid)
        .getAllByRole('rowheader')
        .map(row => row.textContent),
    ).toEqual(['On call']);
    // One choice of time for all.
    expect(
      screen.getAllByRole('group', { name: 'What the timeline shows' }),
    ).toHaveLength(1);
    expect(
      within(screen.getByRole('list', { name: /level by level/ })).getByRole(
        'link',
        { name: 'schedule Two' },
      ),
    ).toHaveAttribute('href', '/oncall/schedules/s2');
  });

  it('opens what a shift comes from in its own timeline only', async () => {
    show([
      primary,
      { ...primary, level: 2, schedule: { id: 's2', name: 'Two' } },
    ]);
    await timeline();
    await waitFor(() => expect(screen.getAllByRole('grid')).toHaveLength(2));
    const [bar] = within(screen.getAllByRole('grid')[0]).getAllByRole(
      'button',
      { name: /Dana Roth/ },
    );
    await userEvent.click(bar);
    expect(await screen.findAllByRole('dialog')).toHaveLength(1);
  });

  it('says who was on call at a time in a zone, and by which chain', async () => {
    const api = show();
    await timeline();
    const date = screen.getByLabelText('Date');
    await userEvent.clear(date);
    await userEvent.type(date, '2026-10-25');
    const time = screen.getByLabelText('Time');
    await userEvent.clear(time);
    await userEvent.type(time, '02:30');
    const zone = screen.getByRole('combobox', { name: /^In the zone/ });
    await userEvent.clear(zone);
    await userEvent.type(zone, 'Berlin');
    await userEvent.click(
      await screen.findByRole('option', { name: 'Europe/Berlin' }),
    );
    expect(screen.getByText(/showed this time twice/)).toBeInTheDocument();
    api.answers = [
      answerOf([{ ...primary, now: shiftOf([chen], -700, -690) }]),
    ];
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    const answer = await screen.findByRole('region', {
      name: 'Who was on call',
    });
    await waitFor(() => expect(answer).toHaveTextContent(/Chen Li/));
    expect(answer).toHaveTextContent('Sun 25 Oct, 02:30 CEST');
    expect(
      within(answer).getByRole('link', { name: 'schedule Ledger primary' }),
    ).toBeInTheDocument();
    expect(api.calls).toContainEqual({
      name: 'getOnCallByRefs',
      request: { entityRefs: [PAYOUTS], at: '2026-10-25T00:30:00.000Z' },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(answer).not.toBeInTheDocument());
  });

  it('says what is wrong with a time, once it is asked for', async () => {
    const api = show();
    const time = await screen.findByLabelText('Time');
    await userEvent.clear(time);
    await userEvent.type(time, '25:99');
    expect(screen.queryByText(/Write hours and minutes/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(
      await screen.findByText(/Write hours and minutes: 03:12/),
    ).toBeInTheDocument();
    expect(
      api.calls.filter(({ request }) => 'at' in (request as object)),
    ).toEqual([]);
  });

  it('leads elsewhere for a level of another system', async () => {
    show([
      {
        ...primary,
        source: {
          id: 'pagerduty',
          title: 'PagerDuty',
          url: 'https://pager.example.com/x',
          stale: false,
        },
      },
    ]);
    const levels = await screen.findByRole('list', { name: /level by level/ });
    expect(
      within(levels).getByRole('link', {
        name: /^Open Ledger primary in PagerDuty/,
      }),
    ).toHaveAttribute('href', 'https://pager.example.com/x');
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('is short on a phone: three days from today, the others and the question one press away', async () => {
    beNarrow();
    show();
    const agenda = await screen.findByRole('list', { name: /^Shifts by day/ });
    const days = () => agenda.querySelectorAll(':scope > li');
    expect(days()).toHaveLength(3);
    expect(days()[0]).toHaveTextContent('Today, Tue 24 Nov');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(
      screen.queryByRole('group', { name: 'What the timeline shows' }),
    ).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: /^Show all \d+ days$/ }),
    );
    expect(days().length).toBeGreaterThan(10);

    expect(screen.queryByLabelText('Date')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Ask for another time' }),
    );
    expect(screen.getByLabelText('Date')).toBeInTheDocument();
  });

  it.each([
    [403, /cannot see/],
    [404, /backend is not installed/],
  ])('says what %i means', async (statusCode, text) => {
    const api = new FakeOncallApi();
    api.error = Object.assign(new Error('no'), { statusCode });
    renderCard(<OnCallTab />, api);
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.queryByLabelText('Date')).toBeNull();
  });
});

import { screen, within } from '@testing-library/react';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { inHours, renderCard, shiftOf } from '../../__testUtils__/renderCard';
import { ana, chen, scheduleOf } from '../../__testUtils__/schedules';
import { TeamOnCallCard } from './TeamOnCallCard';

const show = (schedules: FakeOncallApi['schedules']) => {
  const api = new FakeOncallApi();
  api.schedules = schedules;
  renderCard(<TeamOnCallCard />, api, 'group:default/ledger');
  return api;
};

describe('TeamOnCallCard', () => {
  it('says for each schedule who is on call and where nobody will be', async () => {
    const api = show([
      scheduleOf([], {
        id: 's2',
        name: 'Ledger backup',
        level: 2,
        now: undefined,
        next: shiftOf([chen], 5, 9),
      }),
      scheduleOf([], {
        now: shiftOf([ana], -2, 6),
        gapCount: 2,
        firstGap: {
          startsAt: inHours(48),
          endsAt: inHours(50),
          reason: 'ben left the catalog',
        },
      }),
    ]);
    expect(
      await screen.findByText('Nobody is on call now on 1 schedule of ledger.'),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'Schedules' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent(/Ledger primary Level 1Ana Ruiz until/);
    expect(first).toHaveTextContent(
      /2 gaps in the next 365 days, first .*: ben left the catalog/,
    );
    expect(
      within(first).getByRole('link', { name: 'schedule Ledger primary' }),
    ).toHaveAttribute('href', '/oncall/schedules/s1');
    expect(second).toHaveTextContent(/Ledger backup Level 2Nobody until/);
    expect(api.calls).toEqual([
      {
        name: 'listSchedules',
        request: expect.objectContaining({ team: 'group:default/ledger' }),
      },
    ]);
  });

  it('is calm when all are covered', async () => {
    show([scheduleOf([], { now: shiftOf([ana], -2, 6) })]);
    expect(
      await screen.findByText('Somebody is on call on the schedule of ledger.'),
    ).toBeInTheDocument();
    expect(document.querySelector('[data-chip]')).toBeNull();
  });

  it('leaves it to its members to make one', async () => {
    renderCard(
      <TeamOnCallCard />,
      new FakeOncallApi(),
      'group:default/ledger',
      [],
    );
    await screen.findByText('No schedule answers for ledger.');
    expect(screen.queryByRole('link', { name: 'Create schedule' })).toBeNull();
  });

  it('says what it means to have none, and makes one', async () => {
    show([]);
    expect(
      await screen.findByText('No schedule answers for ledger.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Create schedule' }),
    ).toHaveAttribute(
      'href',
      '/oncall/schedules/new?team=group%3Adefault%2Fledger',
    );
  });
});

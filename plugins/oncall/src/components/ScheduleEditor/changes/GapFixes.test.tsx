import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOncallApi } from '../../../__testUtils__/FakeOncallApi';
import { renderEditor } from '../../../__testUtils__/renderEditor';
import {
  ana,
  chen,
  dana,
  scheduleOf,
  weeklyLayer,
} from '../../../__testUtils__/schedules';

async function openNights() {
  const api = new FakeOncallApi();
  api.schedule = scheduleOf([
    weeklyLayer([dana, chen, ana], {
      name: 'Nights',
      restrictions: [{ kind: 'daily', startTime: '18:00', endTime: '17:00' }],
    }),
  ]);
  renderEditor('/schedules/s1/edit', api);
  await screen.findByRole('textbox', { name: 'To' });
}

const gaps = () =>
  screen.getByRole('region', { name: 'Gaps in the next 365 days' });

const fix = () => screen.getByRole('button', { name: /^Fix the gap .*17:00/ });

describe('ways to close a gap', () => {
  beforeEach(() => localStorage.clear());

  it('are shown with what they do, and one is taken as an edit', async () => {
    await openNights();
    await userEvent.click(fix());
    const ways = screen.getByRole('list', { name: /^Ways to close the gap/ });
    const later = within(ways).getByRole('button', {
      name: 'Use: Nights until 18:00, not 17:00',
    });
    expect(later.closest('li')).toHaveTextContent(
      /no gap is left, .* \+\d+ h in 90 days/,
    );
    await userEvent.click(later);
    expect(screen.getByRole('textbox', { name: 'To' })).toHaveValue('18:00');
    await waitFor(() => expect(gaps()).toHaveTextContent(/Closes \d+ gaps/));
    expect(gaps()).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Undo edit' }));
    expect(screen.getByRole('textbox', { name: 'To' })).toHaveValue('17:00');
  });

  it('put whoever carries least below all others', async () => {
    await openNights();
    await userEvent.click(fix());
    await userEvent.click(
      screen.getByRole('button', {
        name: /^Use: .* whenever nobody else is on call/,
      }),
    );
    const fallback = await screen.findByRole('group', { name: 'Fallback' });
    expect(within(fallback).getAllByRole('listitem')).toHaveLength(1);
  });

  it('go with the next edit, which may have closed it', async () => {
    await openNights();
    await userEvent.click(fix());
    await userEvent.type(
      screen.getByRole('textbox', { name: 'To' }),
      '{Backspace}',
    );
    expect(screen.queryByRole('list', { name: /^Ways/ })).toBeNull();
  });
});

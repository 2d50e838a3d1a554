import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';
import { summaryOf } from '../../__testUtils__/summaries';

async function open(
  options: { allowed?: Schedule['allowed']; keepDays?: number } = {},
) {
  const { allowed = ledgerSchedule().allowed, keepDays } = options;
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule({ allowed });
  api.schedules = [summaryOf({ id: 'fraud', name: 'Fraud primary' })];
  renderPage(`/oncall/schedules/${api.schedule.id}`, api, {
    oncall: { deletedSchedules: { ...(keepDays && { keepDays }) } },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'More' }));
  await screen.findByRole('menu');
  return api;
}

async function ask() {
  await userEvent.click(screen.getByRole('menuitem', { name: 'Delete…' }));
  return within(
    await screen.findByRole('dialog', { name: 'Delete Ledger primary?' }),
  );
}

describe('deleting a schedule', () => {
  it('says first what is kept and for how long, and can be left', async () => {
    const api = await open();
    const dialog = await ask();
    expect(
      dialog.getByText(/^Its versions.* are kept for 30 days\. Until then/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Keep it' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.writes).toEqual([]);
  });

  it('says for how long where the portal keeps it shorter', async () => {
    await open({ keepDays: 1 });
    const dialog = await ask();
    expect(dialog.getByText(/ are kept for 1 day\. /)).toBeInTheDocument();
  });

  it('leads to the list, where it is brought back', async () => {
    const api = await open();
    const dialog = await ask();
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    const bar = await screen.findByRole('region', { name: /undo/i });
    expect(bar).toHaveTextContent('Ledger primary is deleted.');
    expect(currentAddress()).toBe('/oncall/schedules');
    expect(await screen.findByText('Fraud primary')).toBeInTheDocument();
    expect(screen.queryByText('Ledger primary')).not.toBeInTheDocument();
    const deletedAt = api.calls.findIndex(
      ({ name }) => name === 'deleteSchedule',
    );
    const later = api.calls.slice(deletedAt).map(({ name }) => name);
    expect(later).toContain('listSchedules');
    // It would not be found.
    expect(later).not.toContain('getSchedule');
    api.schedules = [...api.schedules, summaryOf()];
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Ledger primary')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /undo/i })).toBeNull();
    const { id } = ledgerSchedule();
    expect(api.writes).toEqual([
      { name: 'deleteSchedule', request: { id } },
      { name: 'restoreSchedule', request: { id } },
    ]);
  });

  it('cannot be left while it is on its way', async () => {
    const api = await open();
    const dialog = await ask();
    let answer = () => {};
    const deleteSchedule = api.deleteSchedule.bind(api);
    jest.spyOn(api, 'deleteSchedule').mockImplementation(async request => {
      await new Promise<void>(resolve => {
        answer = resolve;
      });
      return deleteSchedule(request);
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(dialog.getByRole('button', { name: 'Keep it' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    answer();
    expect(
      await screen.findByRole('region', { name: /undo/i }),
    ).toHaveTextContent('Ledger primary is deleted.');
  });

  it('says why it failed, and stays', async () => {
    const api = await open();
    api.refusal = new Error('You may not change schedules of this team');
    const dialog = await ask();
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /It was not deleted\..*You may not change schedules of this team/,
    );
    expect(currentAddress()).toContain(ledgerSchedule().id);
  });

  it('is offered to nobody who may not', async () => {
    await open({ allowed: ['override'] });
    expect(screen.queryByRole('menuitem', { name: 'Delete…' })).toBeNull();
  });
});

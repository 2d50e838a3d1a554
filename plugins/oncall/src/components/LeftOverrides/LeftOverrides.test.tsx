import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { renderPage } from '../../__testUtils__/renderPage';
import {
  keepLeft,
  readLeft,
  type LeftOverride,
  type Refusal,
} from '../../lib/editor/leftOverrides';

const eve = { entityRef: 'user:default/eve.sato', title: 'Eve Sato' };

const left = (id: string, day: string, refusal?: Refusal): LeftOverride => ({
  override: {
    id,
    kind: 'replace-all',
    userRefs: [eve.entityRef],
    startsAt: `2026-${day}T09:00:00Z`,
    endsAt: `2026-${day}T17:00:00Z`,
    timeZone: 'Europe/Berlin',
  },
  refusal,
});

async function open(items: LeftOverride[]) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule();
  keepLeft(api.schedule.id, { items, people: [eve] });
  renderPage(`/oncall/schedules/${api.schedule.id}`, api);
  await screen.findByRole('heading', { name: 'Ledger primary' });
  return { api, id: api.schedule.id };
}

const region = (count: string) =>
  screen.findByRole('region', {
    name: `${count} of the file ${
      count.startsWith('1 ') ? 'is' : 'are'
    } not on this schedule yet`,
  });

const refused: Refusal = { status: 400, message: 'endsAt: is too far ahead' };

beforeEach(() => localStorage.clear());

describe('overrides of a file that were not added', () => {
  stopDate();

  it('are named with the reason, without those that are over', async () => {
    await open([
      left('over', '11-20', refused),
      left('first', '12-01', refused),
      left('second', '12-02', { message: 'Failed to fetch' }),
      left('third', '12-03', { status: 403, message: 'No' }),
      left('fourth', '12-04', { status: 503, message: 'Busy' }),
      left('fifth', '12-05'),
    ]);
    const lines = within(await region('5 overrides')).getAllByRole('listitem');
    expect(lines.map(line => line.textContent)).toEqual([
      expect.stringMatching(
        /1 Dec.*10:00 to 18:00.*Eve Sato instead of everybody.*Refused: endsAt: is too far ahead/,
      ),
      expect.stringMatching(/2 Dec.*The server did not answer/),
      expect.stringMatching(
        /3 Dec.*Only people of Ledger, or with a shift ahead/,
      ),
      expect.stringMatching(/4 Dec.*could not take it \(status 503\)/),
      expect.stringMatching(/5 Dec.*left before it was added/),
    ]);
  });

  it('are added again, but for those that are refused once more', async () => {
    const { api, id } = await open([
      left('first', '12-01', refused),
      left('second', '12-02', refused),
    ]);
    jest
      .spyOn(api, 'addOverride')
      .mockRejectedValueOnce(
        Object.assign(new Error('not now'), { statusCode: 400 }),
      );
    await region('2 overrides');
    await userEvent.click(screen.getByRole('button', { name: 'Add again' }));
    const rest = await region('1 override');
    expect(rest).toHaveTextContent(/1 Dec.*Refused: not now/);
    expect(readLeft(id).items.map(({ override }) => override.id)).toEqual([
      'first',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Add again' }));
    const done = await screen.findByText(
      'No override of the file is left to add.',
    );
    await waitFor(() => expect(done.closest('p')).toHaveFocus());
    expect(readLeft(id).items).toEqual([]);
    expect(api.schedule!.overrides.map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-02T09:00:00Z',
      '2026-12-01T09:00:00Z',
    ]);
  });

  it('are added once when the answer of an earlier try was lost', async () => {
    const { api, id } = await open([
      left('first', '12-01', { message: 'Failed to fetch' }),
      left('second', '12-02', { message: 'Failed to fetch' }),
    ]);
    const { schedule } = api;
    api.schedule = {
      ...schedule!,
      overrides: [
        {
          ...left('first', '11-30').override,
          createdAt: '2026-11-26T09:00:00Z',
          createdBy: eve,
        },
      ],
    };
    const conflict = Object.assign(new Error('id: another override has it'), {
      statusCode: 409,
    });
    const add = jest.spyOn(api, 'addOverride').mockRejectedValueOnce(conflict);
    await region('2 overrides');
    await userEvent.click(screen.getByRole('button', { name: 'Add again' }));
    await screen.findByText('No override of the file is left to add.');
    expect(add.mock.calls.map(([{ override }]) => override.id)).toEqual([
      'first',
      'second',
    ]);
    expect(api.schedule!.overrides.map(each => each.id)).toEqual([
      'first',
      'second',
    ]);
    expect(readLeft(id).items).toEqual([]);
  });

  it('stay when their id is that of an override elsewhere', async () => {
    const { api } = await open([left('first', '12-01')]);
    jest.spyOn(api, 'addOverride').mockRejectedValueOnce(
      Object.assign(new Error('id: another override has it'), {
        statusCode: 409,
      }),
    );
    await region('1 override');
    await userEvent.click(screen.getByRole('button', { name: 'Add again' }));
    expect(
      await screen.findByText(/Refused: id: another override has it/),
    ).toBeInTheDocument();
  });

  it('are left out one by one', async () => {
    const { api, id } = await open([
      left('first', '12-01', refused),
      left('second', '12-02', refused),
    ]);
    await region('2 overrides');
    await userEvent.click(
      screen.getByRole('button', { name: /^Leave out .*1 Dec/ }),
    );
    await region('1 override');
    expect(readLeft(id).items).toHaveLength(1);
    expect(api.writes).toEqual([]);
  });

  it('are nothing to look at where there are none', async () => {
    await open([]);
    expect(screen.queryByText(/of the file/)).toBeNull();
  });
});

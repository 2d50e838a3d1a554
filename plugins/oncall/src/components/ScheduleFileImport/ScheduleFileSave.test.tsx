import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CreateScheduleRequest } from '@callboard/backstage-plugin-oncall-common';
import {
  chooseFile,
  opsgenieFile,
  opsgenieUser,
} from '../../__testUtils__/importFile';
import { ana, chen } from '../../__testUtils__/schedules';
import { readLeft } from '../../lib/editor/leftOverrides';

const DAY = 24 * 60 * 60_000;

const inADay = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();
const override = (name: string, from: number, to: number) => ({
  alias: name,
  user: opsgenieUser(name),
  startDate: inADay(from),
  endDate: inADay(to),
});

async function save() {
  await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
  const dialog = await screen.findByRole('dialog');
  for (const tick of within(dialog).queryAllByRole('checkbox')) {
    await userEvent.click(tick);
  }
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Create schedule' }),
  );
  await screen.findByText(/^now at/);
}

beforeEach(() => localStorage.clear());

describe('a schedule from a file, when it is saved', () => {
  it('has the turns as the file counts them, and the overrides to come', async () => {
    const { api, notes } = await chooseFile(
      opsgenieFile({
        overrides: [
          override('chen.li', -3, -2),
          override('chen.li', -1, 1),
          override('gone', 2, 3),
          override('eve.sato', 4, 5),
        ],
      }),
    );
    expect(notes).toHaveTextContent(
      '2 overrides to come are added when you save.',
    );
    expect(notes).toHaveTextContent(
      '1 override to come names only people who were not found',
    );
    const before = Date.now();
    await save();
    const [created, ...added] = api.writes;
    const { name, version } = created.request as CreateScheduleRequest;
    expect(name).toBe('Payments primary');
    const [{ rotation }] = version.layers;
    // The first of the file begins its turns on that Monday, whoever is first today.
    expect(rotation.startsAt).toBe('2026-01-05T09:00');
    expect(rotation.startSlot ?? 0).toBe(0);
    expect(rotation.slots).toEqual([
      { userRefs: [ana.entityRef] },
      { userRefs: [chen.entityRef] },
      { userRefs: [] },
    ]);
    const overrides = added.map(
      ({ request }) =>
        (
          request as {
            override: { id: string; startsAt: string; userRefs: string[] };
          }
        ).override,
    );
    expect(overrides).toEqual([
      expect.objectContaining({ userRefs: [chen.entityRef] }),
      expect.objectContaining({ userRefs: ['user:default/eve.sato'] }),
    ]);
    expect(Date.parse(overrides[0].startsAt)).toBeGreaterThanOrEqual(before);
    const [one, two] = overrides.map(({ id }) => id);
    expect(one).toMatch(/^[0-9a-f-]{36}$/);
    expect(two).not.toBe(one);
  });

  it('keeps the overrides that were refused, and adds the others', async () => {
    const { api } = await chooseFile(
      opsgenieFile({
        overrides: [override('chen.li', 1, 2), override('ana.ruiz', 4, 5)],
      }),
    );
    jest.spyOn(api, 'addOverride').mockRejectedValueOnce(
      Object.assign(new Error('Request failed with 400 Bad Request'), {
        statusCode: 400,
        cause: { name: 'InputError', message: 'startsAt: has passed' },
      }),
    );
    await save();
    expect(api.schedule!.overrides).toEqual([
      expect.objectContaining({ userRefs: [ana.entityRef] }),
    ]);
    expect(readLeft('s1')).toMatchObject({
      items: [
        {
          override: { userRefs: [chen.entityRef] },
          refusal: { status: 400, message: 'startsAt: has passed' },
        },
      ],
      people: expect.arrayContaining([
        { entityRef: chen.entityRef, title: 'Chen Li' },
      ]),
    });
  });

  it('stops where no answer comes, so that the overrides keep their order', async () => {
    const { api } = await chooseFile(
      opsgenieFile({
        overrides: [override('chen.li', 1, 2), override('ana.ruiz', 1, 2)],
      }),
    );
    jest
      .spyOn(api, 'addOverride')
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await save();
    expect(api.schedule!.overrides).toEqual([]);
    expect(readLeft('s1').items).toEqual([
      {
        override: expect.objectContaining({ userRefs: [chen.entityRef] }),
        refusal: { message: 'Failed to fetch' },
      },
      {
        override: expect.objectContaining({ userRefs: [ana.entityRef] }),
        refusal: { message: 'Failed to fetch' },
      },
    ]);
  });
});

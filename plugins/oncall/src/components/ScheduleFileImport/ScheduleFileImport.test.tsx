import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CreateScheduleRequest } from '@callboard/backstage-plugin-oncall-common';
import { beNarrow, beWide } from '../../__testUtils__/beNarrow';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderEditor } from '../../__testUtils__/renderEditor';
import {
  ana,
  chen,
  scheduleOf,
  weeklyLayer,
} from '../../__testUtils__/schedules';

const DAY = 24 * 60 * 60_000;

const user = (name: string) => ({
  type: 'user',
  id: `id-${name}`,
  username: `${name}@example.com`,
});

/** Ana, Chen and someone who is not in the catalog, week by week; handed over an hour late once. */
const file = (more: object = {}) =>
  JSON.stringify({
    data: {
      name: 'Payments primary',
      timezone: 'Europe/Berlin',
      enabled: false,
      rotations: [
        {
          id: 'r1',
          name: 'Weekly',
          startDate: '2026-01-05T08:00:00Z',
          type: 'weekly',
          participants: [user('ana.ruiz'), user('chen.li'), user('gone')],
        },
      ],
    },
    timeline: {
      startDate: '2026-03-23T08:00:00Z',
      endDate: '2026-04-06T07:00:00Z',
      finalTimeline: {
        rotations: [
          {
            periods: [
              {
                startDate: '2026-03-23T08:00:00Z',
                endDate: '2026-03-30T08:00:00Z',
                recipient: { type: 'user', name: 'gone@example.com' },
              },
              {
                startDate: '2026-03-30T08:00:00Z',
                endDate: '2026-04-06T07:00:00Z',
                recipient: { type: 'user', name: 'ana.ruiz@example.com' },
              },
            ],
          },
        ],
      },
    },
    ...more,
  });

async function open() {
  const api = new FakeOncallApi();
  api.schedule = scheduleOf([weeklyLayer([ana])]);
  renderEditor('/schedules/new?team=group:default/ledger', api);
  await userEvent.click(
    await screen.findByRole('button', { name: 'From a file…' }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'A schedule from a file',
  });
  return { api, dialog };
}

async function choose(text: string, name = 'payments.json') {
  const { api, dialog } = await open();
  await userEvent.upload(
    within(dialog).getByLabelText(/^Choose a file/),
    new File([text], name, { type: 'application/json' }),
  );
  const notes = await screen.findByRole('region', {
    name: new RegExp(`^From ${name}`),
  });
  return { api, notes };
}

const slots = () =>
  within(screen.getByRole('group', { name: /^People, in/ }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

beforeEach(() => localStorage.clear());

describe('a schedule from a file', () => {
  it('opens as a draft, with what was lost, who was not found, and where it differs on top', async () => {
    const { api, notes } = await choose(file());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getAllByRole('textbox', { name: /^Name/ })[0]).toHaveValue(
      'Payments primary',
    );
    expect(notes).toHaveTextContent('From payments.json (Opsgenie)');
    expect(notes).toHaveTextContent('1 thing could not be carried over');
    expect(notes).toHaveTextContent(
      /switched off there\. Here it is live once it is saved\. In the file at \/data\/enabled/,
    );
    expect(notes).toHaveTextContent(
      'ana.ruiz@example.com is Ana Ruiz, chen.li@example.com is Chen Li.',
    );
    expect(notes).toHaveTextContent(/1 person of the file was not found/);
    const differs = within(notes).getByRole('region', {
      name: 'Differs on 1 of 15 days',
    });
    expect(within(differs).getByRole('listitem')).toHaveTextContent(
      /30 Mar.*09:00 to 10:00.*theirs: gone@example\.com, ours: Ana Ruiz/,
    );
    expect(slots()).toEqual([
      expect.stringContaining('Ana Ruiz'),
      expect.stringContaining('Chen Li'),
      expect.stringContaining('vacant turn'),
    ]);
    expect(api.writes).toEqual([]);
  });

  it('puts somebody into the turns of who was not found', async () => {
    const { notes } = await choose(file());
    await userEvent.type(
      within(notes).getByRole('combobox', { name: 'Who is gone@example.com?' }),
      'Eve',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Eve Sato/ }),
    );
    await waitFor(() => expect(slots()[2]).toContain('Eve Sato'));
    expect(notes).toHaveTextContent(/3 people of the file were found/);
    expect(within(notes).queryByRole('combobox')).toBeNull();
  });

  it('shows the weeks around a difference', async () => {
    const { notes } = await choose(file());
    await userEvent.click(
      within(notes).getByRole('button', { name: /^Go to .*30 Mar/ }),
    );
    const picture = await screen.findByRole('region', {
      name: /^Two weeks from .*29 Mar/,
    });
    expect(picture).toHaveFocus();
    expect(picture).toHaveTextContent(/Ana Ruiz.*30 Mar.* 09:00/);
    await userEvent.click(
      within(picture).getByRole('button', { name: 'Back to the start' }),
    );
    expect(
      screen.getByRole('region', { name: 'The first 2 weeks' }),
    ).toBeInTheDocument();
  });

  it('saves the turns as the file counts them, and the overrides to come', async () => {
    const inADay = (days: number) =>
      new Date(Date.now() + days * DAY).toISOString();
    const override = (name: string, from: number, to: number) => ({
      alias: name,
      user: user(name),
      startDate: inADay(from),
      endDate: inADay(to),
    });
    const { api, notes } = await choose(
      file({
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
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog');
    for (const tick of within(dialog).queryAllByRole('checkbox')) {
      await userEvent.click(tick);
    }
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Create schedule' }),
    );
    await screen.findByText(/^now at/);
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
        (request as { override: { startsAt: string; userRefs: string[] } })
          .override,
    );
    expect(overrides).toEqual([
      expect.objectContaining({ userRefs: [chen.entityRef] }),
      expect.objectContaining({ userRefs: ['user:default/eve.sato'] }),
    ]);
    expect(Date.parse(overrides[0].startsAt)).toBeGreaterThanOrEqual(before);
    expect(overrides[0]).not.toHaveProperty('id');
  });

  it('reads pasted text, and says what is wrong with it and where', async () => {
    const { dialog } = await open();
    const submit = within(dialog).getByRole('button', {
      name: 'Open as a draft',
    });
    await userEvent.click(submit);
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      'Choose a file, or paste its text.',
    );
    const text = within(dialog).getByRole('textbox', {
      name: 'Or paste its text',
    });
    await userEvent.click(text);
    await userEvent.paste('{"data":{"timezone":"Mars","rotations":[]}}');
    await userEvent.click(submit);
    await waitFor(() =>
      expect(within(dialog).getByRole('alert')).toHaveTextContent(
        '/data/timezone: "Mars" is no time zone that is known here',
      ),
    );
    await userEvent.clear(text);
    await userEvent.click(text);
    await userEvent.paste(file());
    await userEvent.click(submit);
    expect(
      await screen.findByRole('region', { name: /^From pasted text/ }),
    ).toBeInTheDocument();
  });

  it('takes a file that is dropped, and refuses a large one', async () => {
    const { dialog } = await open();
    const target = within(dialog).getByText('or drop it here');
    const drop = (text: string) =>
      fireEvent.drop(target, {
        dataTransfer: {
          files: {
            item: () => new File([text], 'dropped.json'),
          },
        },
      });
    drop(' '.repeat(1_000_001));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /larger than 1 MB/,
    );
    drop(file());
    expect(
      await screen.findByRole('region', { name: /^From dropped\.json/ }),
    ).toBeInTheDocument();
  });

  it('is made on a phone too, where a difference leads to the next step', async () => {
    beNarrow();
    try {
      const { notes } = await choose(file());
      await userEvent.click(
        within(notes).getByRole('button', { name: /^Go to / }),
      );
      expect(
        await screen.findByRole('region', { name: /^Two weeks from/ }),
      ).toHaveFocus();
    } finally {
      beWide();
    }
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';

/** Wednesday from 13:00 to 19:00 in Berlin. */
const WEDNESDAY = 'cover=2026-11-25T12:00:00Z/2026-11-25T18:00:00Z';
/** Saturday from 16:00 to 20:00; the last two hours have nobody. */
const SATURDAY = 'cover=2026-11-28T15:00:00Z/2026-11-28T19:00:00Z';

async function open(cover = WEDNESDAY, difference: Partial<Schedule> = {}) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule(difference);
  renderPage(`/oncall/schedules/ledger-primary?zone=schedule&${cover}`, api);
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Override Ledger primary' }),
  );
  return { api, dialog };
}

async function choose(label: RegExp, option: string) {
  await userEvent.click(screen.getByRole('button', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

const effect = () => screen.getByRole('region', { name: 'What it does' });
const save = (name: RegExp = /^Save/) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('an override', () => {
  stopDate();

  it('is filled with who wants to take over', async () => {
    await open(`${WEDNESDAY}&by=user:default/eve.sato`);
    expect(effect()).toHaveTextContent('Eve Sato takes 6 h from Dana Roth.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Keep as it is' }),
    );
    await waitFor(() => expect(currentAddress()).not.toContain('by='));
  });

  it('has those first who are free, with what each has to do', async () => {
    await open();
    await userEvent.click(
      screen.getByRole('button', { name: /Who is on call/ }),
    );
    const options = await screen.findAllByRole('option');
    expect(options[0]).toHaveTextContent(
      /free then, \d+ h in the next 30 days$/,
    );
    expect(options.at(-1)).toHaveTextContent(
      /^Dana Roth.*on call then, \d+ h in the next 30 days$/,
    );
  });

  it('offers nobody who left the catalog', async () => {
    const { people } = ledgerSchedule();
    await open(WEDNESDAY, {
      people: people.map(person =>
        person.title === 'Eve Sato'
          ? { ...person, known: false, gone: true }
          : person,
      ),
    });
    await userEvent.click(
      screen.getByRole('button', { name: /Who is on call/ }),
    );
    expect(
      await screen.findByRole('option', { name: 'Dana Roth' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'Eve Sato' })).toBeNull();
  });

  it('is on a phone a list of people to press', async () => {
    beNarrow();
    try {
      const { api } = await open();
      const people = screen.getAllByRole('radio', { name: /30 days/ });
      expect(people.at(-1)).toHaveAccessibleName(/^Dana Roth on call then/);
      await userEvent.click(
        screen.getByRole('radio', { name: /^Eve Sato free then/ }),
      );
      expect(effect()).toHaveTextContent('Eve Sato takes 6 h from Dana Roth.');
      await save(/^Save: Eve Sato on call/);
      await waitFor(() => expect(api.writes).toHaveLength(1));
    } finally {
      beWide();
    }
  });

  it('says who takes how many hours from whom, saves it, and undoes it', async () => {
    const { api } = await open();
    expect(effect()).toHaveTextContent(
      'Fill in times and people to see who takes over from whom.',
    );
    await choose(/Who is on call/, 'Eve Sato');
    expect(effect()).toHaveTextContent('Eve Sato takes 6 h from Dana Roth.');
    expect(effect()).toHaveTextContent('No gap.');
    await save(/^Save: Eve Sato on call/);
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(api.writes).toEqual([
      {
        name: 'addOverride',
        request: {
          id: 'ledger-primary',
          override: {
            kind: 'replace-all',
            userRefs: ['user:default/eve.sato'],
            startsAt: '2026-11-25T13:00',
            endsAt: '2026-11-25T19:00',
            timeZone: 'Europe/Berlin',
            id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          },
        },
      },
    ]);
    const [{ id: overrideId }] = api.schedule!.overrides;
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(currentAddress()).not.toContain('cover=');
    expect(
      await screen.findByRole('button', {
        name: 'On call: Eve Sato by an override, Wed 25 Nov, 13:00 to 19:00 CET, 6 h',
      }),
    ).toBeInTheDocument();
    await userEvent.click(undo);
    await waitFor(() =>
      expect(api.writes[1]).toEqual({
        name: 'removeOverride',
        request: { id: 'ledger-primary', overrideId },
      }),
    );
  });

  it('tells where else whoever takes over is on call then', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule();
    const shift = {
      startsAt: '2026-11-25T13:00:00Z',
      endsAt: '2026-11-25T18:00:00Z',
    };
    api.shiftsOf['user:default/eve.sato'] = [
      { schedule: { id: 'ledger-primary', name: 'Ledger primary' }, ...shift },
      { schedule: { id: 'fraud', name: 'Fraud primary' }, ...shift },
    ];
    renderPage(
      `/oncall/schedules/ledger-primary?zone=schedule&${WEDNESDAY}&by=user:default/eve.sato`,
      api,
    );
    expect(
      await screen.findByText(/^Eve Sato is also on Fraud primary then: /),
    ).toHaveTextContent('14:00 to 19:00 CET');
    expect(screen.queryByText(/also on Ledger primary/)).toBeNull();
    expect(api.calls).toContainEqual({
      name: 'listShiftsOf',
      request: {
        person: 'user:default/eve.sato',
        from: '2026-11-25T12:00:00.000Z',
        to: '2026-11-25T18:00:00.000Z',
      },
    });
  });

  it('tells of nobody what is true of another one, and saves when nothing is known', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule();
    api.shiftsOf['user:default/eve.sato'] = [
      {
        schedule: { id: 'fraud', name: 'Fraud primary' },
        startsAt: '2026-11-25T13:00:00Z',
        endsAt: '2026-11-25T18:00:00Z',
      },
    ];
    renderPage(
      `/oncall/schedules/ledger-primary?zone=schedule&${WEDNESDAY}&by=user:default/eve.sato`,
      api,
    );
    await screen.findByText(/^Eve Sato is also on Fraud primary/);
    api.error = new Error('away');
    await choose(/Who is on call/, 'Chen Li');
    expect(screen.queryByText(/also on Fraud primary/)).toBeNull();
    await waitFor(() =>
      expect(
        api.calls.filter(({ name }) => name === 'listShiftsOf'),
      ).toHaveLength(2),
    );
    await save();
    await waitFor(() =>
      expect(api.writes).toMatchObject([
        {
          name: 'addOverride',
          request: { override: { userRefs: ['user:default/chen.li'] } },
        },
      ]),
    );
  });

  it('that is sent again after a lost answer is the same one', async () => {
    const { api } = await open(`${WEDNESDAY}&by=user:default/eve.sato`);
    api.refusal = new Error('no answer');
    await save();
    await screen.findByText(/^Not saved: /);
    api.refusal = undefined;
    await save();
    await waitFor(() => expect(api.writes).toHaveLength(2));
    const [first, second] = api.writes.map(
      ({ request }) => (request as { override: { id?: string } }).override.id,
    );
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
  });

  it('tells what it covers that had nobody', async () => {
    await open(SATURDAY);
    await choose(/Who is on call/, 'Eve Sato');
    expect(effect()).toHaveTextContent(
      /Eve Sato takes 2 h from Dana Roth\..*Eve Sato covers 2 h that had nobody\..*No gap\./,
    );
  });

  it('tells the gap that it opens', async () => {
    await open();
    await choose(/What it does/, 'Takes somebody off');
    await choose(/Who is taken off/, 'Dana Roth');
    expect(effect()).toHaveTextContent(
      'Opens a gap of 6 h: nobody is on call instead of Dana Roth.',
    );
  });

  it('tells what is left without anybody', async () => {
    const { dialog } = await open(SATURDAY);
    await choose(/What it does/, 'Replaces one person');
    await choose(/Who is replaced/, 'Dana Roth');
    await choose(/Who is on call/, 'Chen Li');
    expect(effect()).toHaveTextContent(
      /Chen Li takes 2 h from Dana Roth\..*2 h of it have nobody\./,
    );
    expect(dialog.getByLabelText('To, time')).toHaveValue('20:00');
  });

  it('offers only those who are on call to be replaced', async () => {
    await open();
    await choose(/What it does/, 'Replaces one person');
    await userEvent.click(
      screen.getByRole('button', { name: /Who is replaced/ }),
    );
    expect(
      (await screen.findAllByRole('option')).map(each => each.textContent),
    ).toEqual(['Dana Roth']);
  });

  it('finds people of the catalog who are not on the schedule', async () => {
    const { api } = await open(WEDNESDAY, {
      people: ledgerSchedule().people.slice(0, 2),
    });
    await userEvent.type(
      screen.getByRole('combobox', { name: /Somebody else/ }),
      'Eve',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Eve Sato/ }),
    );
    expect(effect()).toHaveTextContent('Eve Sato takes 6 h from Dana Roth.');
    await save();
    await waitFor(() => expect(api.writes).toHaveLength(1));
  });

  it('tells an end before the start at once, and saves nothing', async () => {
    const { api, dialog } = await open();
    const end = dialog.getByLabelText('To, time');
    await userEvent.clear(end);
    await userEvent.type(end, '12:00');
    expect(
      await dialog.findByText(
        'The end must be after the start: 2026-11-25 12:00 is not after 2026-11-25 13:00.',
      ),
    ).toBeInTheDocument();
    await save();
    expect(dialog.getByText('Choose who.')).toBeInTheDocument();
    expect(api.writes).toEqual([]);
  });

  it('begins with the next minute when the start has passed', async () => {
    const { dialog } = await open();
    const day = dialog.getByLabelText('From, day');
    await userEvent.clear(day);
    await userEvent.type(day, '2026-11-24');
    const time = dialog.getByLabelText('From, time');
    await userEvent.clear(time);
    await userEvent.type(time, '09:00');
    expect(
      await dialog.findByText(/it begins with the next minute/),
    ).toBeInTheDocument();
  });

  it('writes the times of the reader beside those of the schedule', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule();
    renderPage(`/oncall/schedules/ledger-primary?zone=utc&${WEDNESDAY}`, api);
    expect(
      await screen.findByText(
        /Times of Europe\/Berlin\. For you Wed 25 Nov, 12:00 to 18:00 UTC\./,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [409, 'ConflictError', /the schedule was changed meanwhile/],
    [403, 'NotAllowedError', /only people of Ledger, or with a shift ahead/],
    [400, 'InputError', /Not saved: startsAt has passed/],
    [503, 'ServiceUnavailableError', /the server did not take it/],
  ])(
    'says why a %s kept it from being saved, and keeps the form',
    async (status, name, text) => {
      const { api, dialog } = await open();
      api.refusal = Object.assign(new Error('startsAt has passed'), {
        name,
        statusCode: status,
      });
      await choose(/Who is on call/, 'Eve Sato');
      await save();
      await waitFor(() =>
        expect(
          dialog
            .getAllByRole('alert')
            .map(each => each.textContent)
            .join(),
        ).toMatch(text),
      );
      expect(dialog.getByLabelText('From, time')).toHaveValue('13:00');
      expect(
        screen.getByRole('button', { name: /Eve Sato.*Who is on call/ }),
      ).toBeInTheDocument();
    },
  );

  it('is not offered to those who may not', async () => {
    const api = new FakeOncallApi();
    api.schedule = ledgerSchedule({ allowed: [] });
    renderPage(
      `/oncall/schedules/ledger-primary?zone=schedule&${WEDNESDAY}`,
      api,
    );
    await screen.findByText('Only people of Ledger can edit this schedule.');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  changes,
  DAY,
  keptDrafts,
  nightsOf,
  openEditor,
  retype,
  saved,
} from '../../__testUtils__/editorPage';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderEditor } from '../../__testUtils__/renderEditor';
import {
  ana,
  chen,
  dana,
  scheduleOf,
  weeklyLayer,
} from '../../__testUtils__/schedules';

beforeEach(() => localStorage.clear());

describe('the schedule editor', () => {
  it('says that nothing changes while nothing is typed', async () => {
    await openEditor();
    expect(screen.getByText('Nothing is changed yet.')).toBeInTheDocument();
    expect(within(changes()).getByRole('status')).toHaveTextContent(
      'no gap opens, no shift moves',
    );
    expect(
      within(changes()).getByRole('region', { name: 'On call when it starts' }),
    ).toHaveTextContent('as now');
  });

  it('shows what a later handoff does, and what the field was', async () => {
    await openEditor();
    await retype('Handoff at', '10:00');
    await waitFor(() =>
      expect(within(changes()).getByRole('status')).toHaveTextContent(
        /no gap opens, \d+ shifts move/,
      ),
    );
    expect(screen.getByLabelText('Handoff at (was 09:00)')).toBeInTheDocument();
    const moved = within(changes()).getByRole('region', {
      name: /shifts move of 3 people, in the next 90 days/,
    });
    const [first] = within(moved).getAllByRole('listitem');
    expect(first).toHaveTextContent(/^you.*\(was /);
    expect(screen.getByText(/^Draft, kept on this device/)).toBeInTheDocument();
  });

  it('keeps the last answer and the typed text while a field is not complete', async () => {
    await openEditor();
    await retype('Handoff at', '10:00');
    const status = within(changes()).getByRole('status');
    await waitFor(() => expect(status).toHaveTextContent(/shifts move/));
    const said = status.textContent;
    const input = await retype('Handoff at', '1');
    expect(input).toHaveValue('1');
    expect(
      await screen.findByText(/^As it was before: Write HH:MM/),
    ).toBeInTheDocument();
    expect(input).toHaveAccessibleDescription(
      /Write HH:MM from 00:00 to 23:59/,
    );
    expect(within(changes()).getByRole('status')).toHaveTextContent(said!);
  });

  it('finds a person in the catalog, and says what they carry', async () => {
    await openEditor();
    const field = () => screen.getByRole('combobox', { name: /^Add person/ });
    await userEvent.type(field(), 'Eve');
    await userEvent.click(
      await screen.findByRole('option', { name: /Eve Sato/ }),
    );
    expect(field()).toHaveValue('');
    expect(field()).toHaveFocus();
    expect(screen.queryByRole('listbox')).toBeNull();
    const hours = within(changes()).getByRole('region', { name: /^Hours/ });
    expect(
      await within(hours).findByRole('row', { name: /^Eve Sato 0 h .* h \+/ }),
    ).toBeInTheDocument();
  });

  it('takes edits back and makes them again, one by one', async () => {
    await openEditor();
    const input = await retype('Every', '2');
    expect(screen.getByLabelText('Every (was 1)')).toBeInTheDocument();
    input.focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(input).toHaveValue('');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(input).toHaveValue('1');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(input).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Redo edit' }));
    expect(input).toHaveValue('2');
    expect(screen.queryByRole('button', { name: 'Redo edit' })).toBeNull();
  });

  it('moves people and layers by key, and keeps the focus', async () => {
    await openEditor(
      scheduleOf([
        weeklyLayer([dana, chen], { priority: 1 }),
        weeklyLayer([ana], { id: 'below', name: 'Below' }),
      ]),
    );
    const button = screen.getByRole('button', { name: 'Move Chen Li up' });
    button.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    const [people] = screen.getAllByRole('group', { name: /^People/ });
    expect(
      within(people)
        .getAllByRole('listitem')
        .map(each => /Chen Li|Dana Roth/.exec(each.textContent!)?.[0]),
    ).toEqual(['Chen Li', 'Dana Roth']);
    await waitFor(() => expect(button).toHaveFocus());
    await userEvent.click(
      screen.getByRole('button', { name: 'Move layer Below up' }),
    );
    expect(
      screen
        .getAllByRole('heading', { level: 4, name: /Weekly|Below/ })
        .map(({ textContent }) => textContent),
    ).toEqual(['1 Below', '2 Weekly']);
  });

  it('saves a version that holds from the next handoff on', async () => {
    const api = await openEditor();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove turn of Ana Ruiz' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Save Ledger primary',
    });
    expect(dialog).toHaveTextContent(
      /shifts of 3 people move. 3 people are told. No gap opens./,
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Note/ }),
      'Ana leaves',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save: tell 3 people' }),
    );
    expect(await screen.findByText('now at /schedules/s1')).toBeInTheDocument();
    const [{ version, ...rest }] = saved(api);
    expect(rest).toEqual({ id: 's1', baseRevision: 12, note: 'Ana leaves' });
    expect(version.effectiveFrom).toBe(api.schedule!.now!.endsAt);
    expect(version.layers[0].rotation.slots).toEqual([
      { userRefs: [dana.entityRef] },
      { userRefs: [chen.entityRef] },
    ]);
    expect(keptDrafts()).toEqual([]);
  });

  it('does not leave gaps open by mistake', async () => {
    const api = await openEditor(scheduleOf([nightsOf('18:00')]));
    await retype('To', '17:00');
    await waitFor(() =>
      expect(changes()).toHaveTextContent(/17:00 to 18:00 .* on each day/),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole('button', { name: /^Save: tell/ });
    await userEvent.click(save);
    expect(
      within(dialog).getByText(/^Tick this if nobody is to be on call then/),
    ).toBeInTheDocument();
    expect(saved(api)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /^Leave \d+ gaps open/ }),
    );
    await userEvent.click(save);
    await waitFor(() => expect(saved(api)).toHaveLength(1));
  });

  it('does not change the past', async () => {
    const api = await openEditor();
    await retype('Every', '2');
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog');
    const day = within(dialog).getByLabelText(/^Effective from, day/);
    await userEvent.clear(day);
    await userEvent.type(
      day,
      new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10),
    );
    await waitFor(() =>
      expect(
        within(dialog).getByRole('textbox', { name: /^at/ }),
      ).toHaveAccessibleDescription(/That is in the past/),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Save/ }),
    );
    expect(saved(api)).toEqual([]);
  });

  it('says who saved meanwhile, and keeps the draft', async () => {
    const api = await openEditor();
    await retype('Every', '2');
    const [version] = api.schedule!.versions;
    api.schedule = {
      ...api.schedule!,
      revision: 13,
      versions: [{ ...version, number: 8, createdBy: chen }],
    };
    api.refusal = Object.assign(new Error('changed'), { statusCode: 409 });
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Save: tell/ }),
    );
    expect(
      await within(dialog).findByText(
        'Chen Li saved version 8 while you edited.',
      ),
    ).toBeInTheDocument();
    api.refusal = undefined;
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Show both: mine and version 8',
      }),
    );
    expect(within(dialog).queryByText(/while you edited/)).toBeNull();
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Save: tell/ }),
    );
    await waitFor(() =>
      expect(saved(api).slice(1)).toEqual([
        expect.objectContaining({
          baseRevision: 13,
          version: expect.objectContaining({
            layers: [
              expect.objectContaining({
                rotation: expect.objectContaining({ length: 2 }),
              }),
            ],
          }),
        }),
      ]),
    );
  });

  it('finds the draft again, and drops it', async () => {
    const api = new FakeOncallApi();
    api.schedule = scheduleOf([weeklyLayer([dana, chen, ana])]);
    const { unmount } = renderEditor('/schedules/s1/edit', api);
    await screen.findByRole('heading', { name: 'Edit Ledger primary' });
    await retype('Every', '3');
    act(() => unmount());
    renderEditor('/schedules/s1/edit', api);
    const length = await screen.findByRole('textbox', { name: /^Every/ });
    expect(length).toHaveValue('3');
    await userEvent.click(
      screen.getByRole('button', { name: 'Discard draft' }),
    );
    expect(length).toHaveValue('1');
    expect(keptDrafts()).toEqual([]);
  });

  it('tells those who may not edit who can', async () => {
    const api = new FakeOncallApi();
    api.schedule = scheduleOf([], { allowed: [] });
    renderEditor('/schedules/s1/edit', api);
    expect(
      await screen.findByText('Ledger can edit this schedule.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Back to the schedule' }),
    ).toHaveAttribute('href', '/schedules/s1');
  });
});

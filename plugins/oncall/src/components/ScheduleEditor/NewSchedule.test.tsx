import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { created } from '../../__testUtils__/editorPage';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { renderEditor } from '../../__testUtils__/renderEditor';
import { scheduleOf } from '../../__testUtils__/schedules';

beforeEach(() => localStorage.clear());

describe('a new schedule', () => {
  it('is made from a template for a team of the reader', async () => {
    const api = new FakeOncallApi();
    api.schedule = scheduleOf([]);
    renderEditor('/schedules/new?team=group%3Adefault%2Fledger', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Weekly' }),
    );
    await userEvent.type(
      screen.getByRole('combobox', { name: /^Add person/ }),
      'Eve',
    );
    await userEvent.click(await screen.findByRole('option', { name: /Eve/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog');
    const create = within(dialog).getByRole('button', {
      name: 'Create schedule',
    });
    await userEvent.click(create);
    expect(
      await within(dialog).findByText('The draft is not complete.'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Back to the draft' }),
    );
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect(name).toHaveAccessibleDescription(/A name is missing/);
    await userEvent.type(name, 'Ledger primary');
    await userEvent.click(screen.getByRole('button', { name: 'Save…' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create schedule' }),
    );
    expect(await screen.findByText('now at /schedules/s1')).toBeInTheDocument();
    expect(created(api)).toEqual([
      expect.objectContaining({
        name: 'Ledger primary',
        teamRef: 'group:default/ledger',
        level: 1,
      }),
    ]);
    const [{ version }] = created(api);
    expect(version.effectiveFrom).toBeUndefined();
    expect(version.layers[0].rotation.slots).toEqual([
      { userRefs: ['user:default/eve.sato'] },
    ]);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiOf, beSilent, button, open } from './__testUtils__/alertPage';

describe('the page of an alert on a wide screen', () => {
  beforeEach(beSilent);

  it('tells its keys, which can be switched off', async () => {
    const api = apiOf();
    await open(api);
    await userEvent.keyboard('?');
    const keys = within(screen.getByRole('dialog', { name: 'Keys' }));
    expect(keys.getByText('Acknowledge')).toBeInTheDocument();
    await userEvent.click(keys.getByRole('switch'));
    await userEvent.click(keys.getByRole('button', { name: 'Close' }));
    await userEvent.keyboard('a?');
    expect(api.deeds).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(button('Keys (?)'));
    await userEvent.click(screen.getByRole('switch'));
    await userEvent.click(button('Close'));
    await userEvent.keyboard('a');
    await waitFor(() => expect(api.deeds).toEqual(['acknowledge']));
  });

  it('is worked by single keys, which are letters in fields', async () => {
    const api = apiOf();
    await open(api);
    await userEvent.keyboard('n');
    const field = screen.getByRole('textbox', { name: 'Note' });
    expect(field).toHaveFocus();
    await userEvent.keyboard('are');
    expect(field).toHaveValue('are');
    expect(api.deeds).toEqual([]);
    field.blur();
    await userEvent.keyboard('a');
    expect(
      (await screen.findAllByText(/^You have it since/)).length,
    ).toBeGreaterThan(0);
    await userEvent.keyboard('e');
    expect(
      await screen.findByRole('dialog', { name: 'Escalate' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('r');
    expect(
      await screen.findByText(/^Resolved by Ana Ruiz/),
    ).toBeInTheDocument();
  });
});

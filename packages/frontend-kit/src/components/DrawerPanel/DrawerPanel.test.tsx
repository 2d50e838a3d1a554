import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderKit } from '../../__testUtils__/renderKit';
import { DrawerPanel } from './DrawerPanel';

it.each([
  ['Esc', () => userEvent.keyboard('{Escape}')],
  [
    'its button',
    () => userEvent.click(screen.getByRole('button', { name: 'Close' })),
  ],
])('is closed by %s', async (_, close) => {
  const onClose = jest.fn();
  renderKit(
    <DrawerPanel title="payment-router" isOpen onClose={onClose}>
      <p>Details</p>
    </DrawerPanel>,
  );
  expect(
    screen.getByRole('dialog', { name: 'payment-router' }),
  ).toHaveTextContent('Details');
  await close();
  expect(onClose).toHaveBeenCalledTimes(1);
});

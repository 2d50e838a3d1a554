import { useState } from 'react';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderKit } from '../../__testUtils__/renderKit';
import { TreeGrid, type TreeGridRow } from './TreeGrid';

const row = (name: string, level: number, isOpen?: boolean): TreeGridRow => ({
  id: name,
  name,
  level,
  isOpen,
  position: 1,
  siblings: 2,
});

function Sample({ onFollow }: { onFollow?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const rows = [
    row('Payments', 1, isOpen),
    ...(isOpen ? [row('Ledger', 2), row('Fraud', 2)] : []),
    row('Identity', 1),
  ];
  return (
    <TreeGrid
      label="Teams"
      rows={rows}
      onToggle={() => setOpen(!isOpen)}
      columns={[
        {
          id: 'name',
          label: 'Team',
          cell: ({ name }, isActive) => (
            <a
              href={`#${name}`}
              tabIndex={isActive ? 0 : -1}
              onClick={onFollow}
            >
              {name}
            </a>
          ),
        },
        { id: 'level', label: 'Level', isNumber: true, cell: r => r.level },
      ]}
    />
  );
}

const focused = () => document.activeElement?.textContent;

describe('TreeGrid', () => {
  it('is one tab stop, and arrows walk and open it', async () => {
    renderKit(<Sample />);
    await userEvent.tab();
    expect(focused()).toBe('Payments1');
    const payments = screen.getByRole('row', { name: /Payments/ });
    expect(payments).toHaveAttribute('aria-expanded', 'false');
    expect(payments).toHaveAttribute('aria-level', '1');

    await userEvent.keyboard('{ArrowRight}');
    expect(payments).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('Ledger2');
    await userEvent.keyboard('j');
    expect(focused()).toBe('Fraud2');
    await userEvent.keyboard('{ArrowLeft}');
    expect(focused()).toBe('Payments1');
    await userEvent.keyboard('{ArrowLeft}');
    expect(payments).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{End}');
    expect(focused()).toBe('Identity1');
    await userEvent.keyboard('{ArrowDown}k');
    expect(focused()).toBe('Payments1');
  });

  it('follows the link of a row with Enter, once', async () => {
    const follow = jest.fn();
    renderKit(<Sample onFollow={follow} />);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(follow).toHaveBeenCalledTimes(1);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(follow).toHaveBeenCalledTimes(2);
  });

  it('opens under the pointer', async () => {
    renderKit(<Sample />);
    await userEvent.click(
      screen.getByRole('button', { name: 'Open Payments' }),
    );
    expect(screen.getByRole('link', { name: 'Ledger' })).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Close Payments' }),
    );
    expect(screen.queryByRole('link', { name: 'Ledger' })).toBeNull();
  });

  it.each(['Alt', 'Control', 'Meta'])(
    'leaves arrows with %s to the browser',
    async modifier => {
      renderKit(<Sample />);
      await userEvent.tab();
      const payments = screen.getByRole('row', { name: /Payments/ });
      const isLeft = fireEvent.keyDown(payments, {
        key: 'ArrowRight',
        altKey: modifier === 'Alt',
        ctrlKey: modifier === 'Control',
        metaKey: modifier === 'Meta',
      });
      expect(isLeft).toBe(true);
      expect(payments).toHaveAttribute('aria-expanded', 'false');
    },
  );
});

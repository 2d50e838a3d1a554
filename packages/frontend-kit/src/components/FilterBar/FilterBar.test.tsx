import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '../../testing';
import { renderKit } from '../../__testUtils__/renderKit';
import { FilterBar } from './FilterBar';

const tier = {
  id: 'tier',
  label: 'Tier',
  selected: ['1'],
  options: [
    { value: '1', label: '1', count: 1_204 },
    { value: '2', label: '2', count: 0 },
  ],
};

function show(search = '') {
  const handlers = {
    onSearch: jest.fn(),
    onFilter: jest.fn(),
    onClear: jest.fn(),
  };
  const bar = (value: string) => (
    <FilterBar
      search={{ label: 'Search', value, onChange: handlers.onSearch }}
      filters={[tier]}
      onFilter={handlers.onFilter}
      onClear={handlers.onClear}
    />
  );
  const { update } = renderKit(bar(search));
  return { ...handlers, update: (value: string) => update(bar(value)) };
}

const field = () => screen.getByRole('searchbox', { name: 'Search' });

describe('FilterBar', () => {
  afterEach(beWide);

  it('searches once, when the typing pauses', async () => {
    jest.useFakeTimers();
    try {
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      const { onSearch, update } = show();
      await user.type(field(), 'led');
      expect(onSearch).not.toHaveBeenCalled();
      act(() => {
        jest.advanceTimersByTime(150);
      });
      expect(onSearch.mock.calls).toEqual([['led']]);
      // The value comes back late, while more is typed.
      await user.type(field(), 'ger');
      update('led');
      expect(field()).toHaveValue('ledger');
      update('');
      expect(field()).toHaveValue('');
    } finally {
      jest.useRealTimers();
    }
  });

  it('is reached with a slash', async () => {
    show();
    await userEvent.keyboard('/');
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
    await userEvent.keyboard('a/b');
    expect(field()).toHaveValue('a/b');
  });

  it('offers values with their counts, none of them left out', async () => {
    const { onFilter } = show();
    await userEvent.click(screen.getByRole('button', { name: / Tier$/ }));
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['1 (1,204)', '2 (0)']);
    await userEvent.click(screen.getByRole('option', { name: '2 (0)' }));
    expect(onFilter).toHaveBeenCalledWith('tier', ['1', '2']);
  });

  it('offers no more than may be chosen, and says so', async () => {
    const onFilter = jest.fn();
    renderKit(
      <FilterBar
        search={{ label: 'Search', value: '', onChange: jest.fn() }}
        filters={[{ ...tier, max: 1 }]}
        onFilter={onFilter}
      />,
    );
    expect(screen.getByText('Tier: at most 1 at once.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: / Tier$/ }));
    const other = screen.getByRole('option', { name: '2 (0)' });
    expect(other).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(screen.getByRole('option', { name: '1 (1,204)' }));
    expect(onFilter).toHaveBeenCalledWith('tier', []);
  });

  it('takes one away at its chip, and all at once', async () => {
    const { onFilter, onClear } = show();
    const chips = screen.getByRole('grid', { name: 'Filters that are set' });
    await userEvent.click(within(chips).getByRole('button'));
    expect(onFilter).toHaveBeenCalledWith('tier', []);
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(onClear).toHaveBeenCalled();
  });

  it('keeps the filters of a phone in a panel', async () => {
    beNarrow();
    show();
    expect(screen.queryByRole('button', { name: / Tier$/ })).toBeNull();
    const open = screen.getByRole('button', { name: 'Filters 1' });
    await userEvent.click(open);
    const panel = screen.getByRole('dialog', { name: 'Filters' });
    expect(within(panel).getByRole('button', { name: / Tier$/ })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(open).toHaveFocus());
  });
});

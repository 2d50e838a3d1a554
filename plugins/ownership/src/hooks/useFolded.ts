import { useState } from 'react';

/** A list that shows its first items until it is opened. */
export function useFolded<T>(items: T[], limit: number) {
  const [open, setOpen] = useState(false);
  // Folding away a single item would take as much room as showing it.
  const foldable = items.length > limit + 1;
  const shown = foldable && !open ? items.slice(0, limit) : items;
  return {
    shown,
    open,
    foldable,
    hidden: items.length - shown.length,
    toggle: () => setOpen(value => !value),
  };
}

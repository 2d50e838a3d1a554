import { useState } from 'react';

/** How far a list is open. */
export interface Fold {
  open: boolean;
  /** Whether there is enough to fold away. */
  foldable: boolean;
  /** Number of items not shown. */
  hidden: number;
  toggle: () => void;
}

/** A list that shows its first items until it is opened. */
export function useFolded<T>(items: T[], limit: number): Fold & { shown: T[] } {
  const [open, setOpen] = useState(false);
  const foldable = items.length > limit;
  const shown = foldable && !open ? items.slice(0, limit) : items;
  return {
    shown,
    open,
    foldable,
    hidden: items.length - shown.length,
    toggle: () => setOpen(value => !value),
  };
}

import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { moveBy, within, type GridCell } from '../lib/gridKeys';

const SELECTOR = '[data-cell]';

/** What a cell carries, so that it is found again. */
export const cellName = ({ row, column }: GridCell) => `${row} ${column}`;

/** The cell that an event came from. */
export function cellOf(target: EventTarget | null): GridCell | undefined {
  const element =
    target instanceof Element
      ? target.closest<HTMLElement>(SELECTOR)
      : undefined;
  const [row, column] = (element?.dataset.cell ?? '').split(' ').map(Number);
  return column === undefined ? undefined : { row, column };
}

/**
 * Makes a table one tab stop: arrows, Home, End, Page Up and Page Down go from cell to cell. Its cells carry their name as `data-cell`.
 *
 * @param last - the last cell: a table that became smaller keeps its tab stop
 */
export function useGridCells(last: GridCell) {
  const grid = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<GridCell>({ row: 1, column: 1 });
  const active = within(chosen, last);
  const elementOf = (cell: GridCell) =>
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cellName(cell)}"]`);
  return {
    grid,
    active,
    elementOf,
    onFocus: ({ target }: FocusEvent) => {
      const cell = cellOf(target);
      if (cell) setChosen(cell);
    },
    /** Moves where the key says; whether it was one of those that move. */
    onMoveKey: (event: KeyboardEvent): boolean => {
      const { key, altKey, ctrlKey, metaKey } = event;
      if (altKey || metaKey) return false;
      const to = moveBy({ key, isControl: ctrlKey, from: active, last });
      if (!to) return false;
      event.preventDefault();
      setChosen(to);
      elementOf(to)?.focus();
      return true;
    },
  };
}

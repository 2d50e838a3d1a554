import { useRef, useState, type KeyboardEvent } from 'react';
import { isField } from '../lib/keys';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  j: (at, last) => Math.min(at + 1, last),
  ArrowUp: at => Math.max(at - 1, 0),
  k: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Whether a key is text of a field, or a command of the browser. */
export function isTaken(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'> & {
    target: EventTarget | null;
  },
): boolean {
  const { altKey, ctrlKey, metaKey, target } = event;
  return altKey || ctrlKey || metaKey || isField(target);
}

/**
 * Makes the rows of a grid one tab stop: arrows, `j` and `k`, Home and End go from row to row.
 *
 * @param ids - of the rows on screen, in their order
 * @param initial - the row to begin with; the first one when absent
 */
export function useRovingRows(ids: string[], initial?: string) {
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(initial);
  const active =
    chosen !== undefined && ids.includes(chosen) ? chosen : ids.at(0);

  const focusRow = (id: string | undefined) => {
    if (id === undefined) return;
    setChosen(id);
    const rows = grid.current?.querySelectorAll<HTMLElement>('[data-row-id]');
    Array.from(rows ?? [])
      .find(({ dataset }) => dataset.rowId === id)
      ?.focus();
  };

  return {
    grid,
    /** The row that is the tab stop; absent without rows. */
    active,
    focusRow,
    /** Moves where the key says; whether it was one of those that move. */
    onMoveKey: (event: KeyboardEvent): boolean => {
      const step = STEPS[event.key];
      if (!step || isTaken(event) || active === undefined) return false;
      event.preventDefault();
      focusRow(ids[step(ids.indexOf(active), ids.length - 1)]);
      return true;
    },
    rowProps: (id: string) => ({
      'data-row-id': id,
      onFocus: () => setChosen(id),
    }),
  };
}

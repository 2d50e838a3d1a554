import type { KeyboardEvent } from 'react';
import { useAnnounce } from './useAnnounce';

/**
 * Moves an entry of a list by one place, by button or by Alt with an arrow key. What had the focus keeps it, and the new
 * place is spoken.
 *
 * @param say - the new place, counted from 1
 */
export function useReorder(options: {
  place: number;
  total: number;
  move: (by: -1 | 1) => void;
  say: (place: number) => string;
}) {
  const { place, total, move, say } = options;
  const announce = useAnnounce();
  const moveBy = (by: -1 | 1) => {
    const next = place + by;
    if (next < 0 || next >= total) return;
    const focused = document.activeElement as HTMLElement | null;
    move(by);
    announce(say(next + 1));
    // A browser takes the focus from what is put elsewhere in the document.
    requestAnimationFrame(() => focused?.focus());
  };
  return {
    moveBy,
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
      if (!event.altKey || by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      moveBy(by);
    },
  };
}

import { useEffect, useRef, type PointerEvent } from 'react';

/** What ends it, wherever the pointer is then. */
const ENDS = ['pointerup', 'pointercancel', 'keydown'];

/** Where an entry of a list lands that is let go at a height of the screen: its place, counted from 0. */
function placeAt(entry: HTMLElement, y: number): number {
  const others = Array.from(entry.parentElement?.children ?? []).filter(
    each => each !== entry,
  );
  return others.filter(each => {
    const { top, height } = each.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}

/**
 * Takes an entry of a list (`li`) to another place with the pointer: taken at the handle, it lands where it is let go; Escape
 * leaves it where it was. For keys and buttons there is `useReorder`.
 *
 * @param moveTo - called with the new place, counted from 0, when it is another one
 */
export function useDragHandle(
  place: number,
  moveTo: (place: number) => void,
): { onPointerDown: (event: PointerEvent<HTMLElement>) => void } {
  const giveUp = useRef<() => void>();
  useEffect(() => () => giveUp.current?.(), []);

  const onPointerDown = (press: PointerEvent<HTMLElement>) => {
    const entry = press.currentTarget.closest('li');
    if (!entry || press.button !== 0) return;
    // Text would be selected on the way.
    press.preventDefault();
    giveUp.current?.();
    const end = (event?: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      ENDS.forEach(type => window.removeEventListener(type, end));
      entry.removeAttribute('data-dragged');
      if (!(event instanceof MouseEvent) || event.type !== 'pointerup') return;
      const next = placeAt(entry, event.clientY);
      if (next !== place) moveTo(next);
    };
    ENDS.forEach(type => window.addEventListener(type, end));
    entry.toggleAttribute('data-dragged', true);
    giveUp.current = end;
  };
  return { onPointerDown };
}

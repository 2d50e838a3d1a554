import { useEffect, useRef, type PointerEvent } from 'react';
import type { TreePlace } from '../../lib/editor/levelTree';

/** What ends it, wherever the pointer is then. */
const ENDS = ['pointerup', 'pointercancel', 'keydown'];

const middleOf = (element: Element) => {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
};

/** Where an entry lands that is let go at a height of the screen: the last list that begins above it, and a place in it. */
function placeAt(entry: Element, y: number): TreePlace | undefined {
  const tree = entry.closest('nav');
  const lists = Array.from(tree?.querySelectorAll('[data-level]') ?? []);
  const group = lists.filter(
    list => (list.parentElement ?? list).getBoundingClientRect().top < y,
  ).length;
  const list = lists[Math.max(0, group - 1)];
  if (!list) return undefined;
  const before = Array.from(list.children).filter(
    each => each !== entry && middleOf(each) < y,
  );
  return { group: Math.max(0, group - 1), place: before.length };
}

/**
 * Takes an entry of a tree of lists to another place with the pointer: it lands where it is let go, and Escape leaves it where it
 * was.
 */
export function useLevelDrag(onDrop: (to: TreePlace) => void) {
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
      const from = placeAt(entry, middleOf(entry));
      const to = placeAt(entry, event.clientY);
      const isMoved =
        to && (from?.group !== to.group || from.place !== to.place);
      if (isMoved) onDrop(to);
    };
    ENDS.forEach(type => window.addEventListener(type, end));
    entry.toggleAttribute('data-dragged', true);
    giveUp.current = end;
  };
  return { onPointerDown };
}

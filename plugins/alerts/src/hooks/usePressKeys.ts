import { useEffect, useRef } from 'react';
import { isTaken } from '@internal/frontend-kit';
import { hasLetterKeys } from '../lib/letterKeys';

const TWICE_MS = 400;

/** Single keys of a page, which count where nothing is being written and no dialog or menu is open. */
export function usePressKeys(acts: Readonly<Record<string, () => void>>) {
  const now = useRef(acts);
  now.current = acts;
  const last = useRef({ key: '', at: -Infinity });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = Object.hasOwn(now.current, event.key)
        ? now.current[event.key]
        : undefined;
      if (!act || isTaken(event) || event.repeat) return;
      if (document.querySelector('[role=dialog], [role=menu]')) return;
      if (!hasLetterKeys()) return;
      event.preventDefault();
      // Pressed twice by accident it is not meant for what comes next, too.
      const { key, at } = last.current;
      last.current = { key: event.key, at: event.timeStamp };
      if (key === event.key && event.timeStamp - at < TWICE_MS) return;
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

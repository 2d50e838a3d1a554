import { useEffect, useRef } from 'react';
import { isTaken } from '@internal/frontend-kit';

const TWICE_MS = 400;

/** Single keys of a page, which count where nothing is being written and no dialog is open. */
export function useRunKeys(acts: Record<string, () => void>) {
  const last = useRef({ key: '', at: 0 });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = acts[event.key];
      if (!act || isTaken(event) || event.repeat) return;
      if (document.querySelector('[role=dialog], [role=menu]')) return;
      event.preventDefault();
      // Pressed twice by accident it is not meant for the next step, too.
      const { key, at } = last.current;
      last.current = { key: event.key, at: event.timeStamp };
      if (key === event.key && event.timeStamp - at < TWICE_MS) return;
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [acts]);
}

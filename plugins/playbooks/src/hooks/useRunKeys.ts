import { useEffect } from 'react';
import { isTaken } from '@internal/frontend-kit';

/** Single keys of a page, which count where nothing is being written and no dialog is open. */
export function useRunKeys(acts: Record<string, () => void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = acts[event.key];
      if (!act || isTaken(event) || event.repeat) return;
      if (document.querySelector('[role=dialog], [role=menu]')) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [acts]);
}

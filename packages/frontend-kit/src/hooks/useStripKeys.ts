import { useState, type KeyboardEvent } from 'react';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: at => Math.max(at - 1, 0),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  Home: () => 0,
  End: (_, last) => last,
};

/** Makes a strip of bars one tab stop: arrows, Home and End choose; the newest one is chosen first. */
export function useStripKeys<T extends { id: string }>(
  bars: readonly T[],
  onOpen: () => void,
) {
  const [id, choose] = useState<string>();
  const last = bars.length - 1;
  const found = bars.findIndex(bar => bar.id === id);
  // One that is no longer among them gives way to the newest.
  const at = found === -1 ? last : found;
  return {
    chosen: bars.at(at),
    choose,
    onKeyDown: (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey } = event;
      if (altKey || ctrlKey || metaKey) return;
      if (key === 'Enter') {
        event.preventDefault();
        onOpen();
      }
      const step = STEPS[key];
      if (!step) return;
      event.preventDefault();
      choose(bars[step(at, last)]?.id);
    },
  };
}

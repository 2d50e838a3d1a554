import { useState, type KeyboardEvent } from 'react';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: at => Math.max(at - 1, 0),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  Home: () => 0,
  End: (_, last) => last,
};

/** Makes a strip of builds one tab stop: arrows, Home and End choose; the newest one is chosen first. */
export function useStripKeys(
  builds: readonly BuildSummary[],
  onOpen: () => void,
) {
  const [id, choose] = useState<string>();
  const last = builds.length - 1;
  const found = builds.findIndex(build => build.id === id);
  // One that is no longer among the last 20 gives way to the newest.
  const at = found === -1 ? last : found;
  return {
    chosen: builds.at(at),
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
      choose(builds[step(at, last)]?.id);
    },
  };
}

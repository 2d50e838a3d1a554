import type { PendingMark, QueueStore } from './MarkQueue';

/**
 * Marks on this device, each by itself: a phone that goes dark in a tunnel still has what was marked there, and a second tab
 * does not write over it. Private windows and full stores keep it with the page only.
 */
export function deviceStore(userRef: string, runId: string): QueueStore {
  const prefix = `callboard.playbooks.mark ${userRef} ${runId} `;
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  const names = () =>
    Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i))
      .filter((name): name is string => name !== null)
      .filter(name => name.startsWith(prefix));
  return {
    read: () =>
      (quietly(names) ?? []).flatMap(
        name =>
          quietly(
            (): PendingMark => JSON.parse(localStorage.getItem(name) ?? ''),
          ) ?? [],
      ),
    keep: mark =>
      quietly(() =>
        localStorage.setItem(`${prefix}${mark.deed.id}`, JSON.stringify(mark)),
      ),
    remove: markId =>
      quietly(() => localStorage.removeItem(`${prefix}${markId}`)),
  };
}

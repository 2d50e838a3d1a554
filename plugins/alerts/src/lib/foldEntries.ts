import type { TimelineEntry } from '@callboard/backstage-plugin-alerts-common';

/** Entries of a timeline that stand in one line. */
export interface FoldedEntries {
  id: string;
  entries: TimelineEntry[];
}

/** Puts messages that were delivered one after the other into one line: of a page to ten people twenty lines would be left. */
export function foldEntries(
  entries: readonly TimelineEntry[],
): FoldedEntries[] {
  const folded: FoldedEntries[] = [];
  for (const entry of entries) {
    const last = folded.at(-1);
    if (
      entry.kind === 'delivered' &&
      last?.entries.at(-1)?.kind === 'delivered'
    ) {
      last.entries.push(entry);
    } else {
      folded.push({ id: entry.id, entries: [entry] });
    }
  }
  return folded;
}

import { useEffect, useMemo, useState } from 'react';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { holdRows, mineFirst, type HeldRow } from '../lib/heldRows';

interface Held {
  of: string;
  rows: HeldRow[];
}

/**
 * Rows of a list that do not move while it is looked at. What is new waits until it is asked for.
 *
 * @param options.of - what the list is of: another list begins anew
 * @param options.isDirect - what is new is shown at once
 */
export function useHeldRows(
  answer: readonly AlertSummary[],
  options: { of: string; isDirect: boolean },
) {
  const { of, isDirect } = options;
  const [held, setHeld] = useState<Held>();
  const ordered = useMemo(() => mineFirst(answer), [answer]);
  const known = !isDirect && held?.of === of ? held.rows : undefined;
  const { rows, waiting } = holdRows(known, ordered);
  useEffect(() => {
    setHeld(before => ({
      of,
      rows: holdRows(
        !isDirect && before?.of === of ? before.rows : undefined,
        ordered,
      ).rows,
    }));
  }, [of, isDirect, ordered]);
  return {
    rows,
    waiting,
    /** Puts all in the order of the last answer. */
    reveal: () => setHeld({ of, rows: holdRows(undefined, ordered).rows }),
  };
}

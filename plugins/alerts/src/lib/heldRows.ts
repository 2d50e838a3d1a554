import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';

/** Rows that are on screen, in the order in which they stand there. */
export interface HeldRow {
  alert: AlertSummary;
  /** The last answer does not have it any more: it is over, or no filter lets it through. */
  isGone: boolean;
}

/** What stands on screen, and what waits to. */
export interface HeldRows {
  rows: HeldRow[];
  /** Alerts of the last answer that are not on screen. */
  waiting: AlertSummary[];
}

/**
 * Puts news in the place of what is on screen without moving anything: values change, what is new waits, what is gone stays where it
 * was.
 *
 * @param held - undefined: nothing is on screen yet
 */
export function holdRows(
  held: readonly HeldRow[] | undefined,
  answer: readonly AlertSummary[],
): HeldRows {
  if (!held) {
    return {
      rows: answer.map(alert => ({ alert, isGone: false })),
      waiting: [],
    };
  }
  const news = new Map(answer.map(alert => [alert.id, alert]));
  const rows = held.map(({ alert }): HeldRow => {
    const now = news.get(alert.id);
    news.delete(alert.id);
    return now ? { alert: now, isGone: false } : { alert, isGone: true };
  });
  return { rows, waiting: [...news.values()] };
}

const waits = ({ pagedMe, state, quiet }: AlertSummary) =>
  pagedMe && state === 'firing' && !quiet;

/** Those that wait for the reader first; else in the order of the answer, which is that of the worst. */
export const mineFirst = (alerts: readonly AlertSummary[]): AlertSummary[] => [
  ...alerts.filter(waits),
  ...alerts.filter(alert => !waits(alert)),
];

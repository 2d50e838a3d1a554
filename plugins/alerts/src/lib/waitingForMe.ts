import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';

/** What waits for the reader: how much, since when, and who is next if nothing happens. */
export interface WaitingForMe {
  count: number;
  /** The one that began first. */
  oldest: AlertSummary;
  /** What escalates next. */
  next?: NonNullable<AlertSummary['next']>;
}

const startOf = ({ startedAt }: AlertSummary) => Date.parse(startedAt);

/** Of alerts that are the reader's those that nobody has and that are not quiet; undefined where there is none. */
export function waitingForMe(
  mine: readonly AlertSummary[],
): WaitingForMe | undefined {
  const waiting = mine.filter(
    ({ state, quiet, pagedMe }) => state === 'firing' && !quiet && pagedMe,
  );
  const [first] = waiting;
  if (!first) return undefined;
  const [next] = waiting
    .flatMap(alert => alert.next ?? [])
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return {
    count: waiting.length,
    oldest: waiting.reduce((a, b) => (startOf(b) < startOf(a) ? b : a), first),
    next,
  };
}

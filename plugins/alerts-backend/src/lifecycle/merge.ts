import type {
  AlertLink,
  IncomingEvent,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertRecord } from './records';

const MOST_LINKS = 20;

/** An open alert is alone with it. */
export const groupOf = (alert: Pick<AlertRecord, 'groupKey' | 'targetKey'>) =>
  JSON.stringify([alert.groupKey, alert.targetKey]);

/** When the source says that it began; milliseconds since 1970 in UTC. */
export const startOf = ({ startsAt }: IncomingEvent): number | undefined =>
  startsAt === undefined ? undefined : Date.parse(startsAt);

/** What both have, with equal values. */
export const commonOf = (
  one: Record<string, string>,
  other: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(one).filter(
      ([name, value]) => Object.hasOwn(other, name) && other[name] === value,
    ),
  );

/** Each address once, up to a number. */
export function addLinks(
  known: readonly AlertLink[],
  more: readonly AlertLink[],
): AlertLink[] {
  const urls = new Set(known.map(({ url }) => url));
  const added = more.filter(({ url }) => !urls.has(url));
  return [...known, ...added].slice(0, MOST_LINKS);
}

import { clip, clipName } from '@internal/backend-kit';
import type {
  GroupFacts,
  TrustLevel,
} from '@callboard/backstage-plugin-ownership-common';
import type { Notice } from './Notice';

/** How much of what a team owns was confirmed when. */
export type TrustCounts = Record<TrustLevel, number>;

const parts: [TrustLevel, string][] = [
  ['stale', 'overdue'],
  ['ageing', 'due soon'],
  ['never', 'never confirmed'],
];

/**
 * The weekly reminder of a team, when something it confirmed grows old. What was never confirmed is counted, but is no
 * reason: on the day a portal begins with this that is everything.
 *
 * @param pagePath - where the page of the frontend is
 */
export function digestNotice(
  team: Pick<GroupFacts, 'entityRef' | 'title'>,
  counts: TrustCounts,
  pagePath: string,
): Notice | undefined {
  const { stale, ageing, never, fresh } = counts;
  if (stale + ageing === 0) return undefined;
  const waiting = stale + ageing + never;
  const total = waiting + fresh;
  const services = total === 1 ? 'service' : 'services';
  const wait = waiting === 1 ? 'waits' : 'wait';
  const described = parts
    .filter(([level]) => counts[level] > 0)
    .map(([level, words]) => `${counts[level]} ${words}`);
  return {
    recipientRef: team.entityRef,
    topic: 'Ownership reminders',
    scope: `ownership:digest:${team.entityRef}`,
    title: clip(
      `${waiting} of ${total} ${services} of ${clipName(
        team.title,
      )} ${wait} to be confirmed`,
    ),
    description: `${described.join(', ')}.`,
    link: `${pagePath}?view=mine`,
  };
}

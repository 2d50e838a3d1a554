import { parseEntityRef } from '@backstage/catalog-model';

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `1 Jan 2027`, in UTC. */
export const dayWords = (at: number | string): string =>
  DAY.format(new Date(at));

export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** The tab of a service with its scorecards. */
export function tabOf(entityRef: string): string {
  const { namespace, kind, name } = parseEntityRef(entityRef);
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  return `/catalog/${path}/scorecards`;
}

/** The page with what a team can do next. */
export const stepsPath = (pagePath: string, teamRef: string): string =>
  `${pagePath}/steps?team=${encodeURIComponent(teamRef)}`;

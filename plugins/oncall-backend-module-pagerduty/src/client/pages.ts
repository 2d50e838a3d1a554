import { onCallPage, servicePage, type OnCall, type Service } from './schemas';
import type { PagerDutyClient } from './PagerDutyClient';
import { PagerDutyError } from './PagerDutyError';

const PAGE = 100;
/** PagerDuty pages no further. https://developer.pagerduty.com/docs/pagination */
const LAST = 10_000;

type Query = Parameters<PagerDutyClient['get']>[2];

async function allPages<Item>(
  read: (query: Query) => Promise<{ items: Item[]; more?: boolean | null }>,
  what: string,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let offset = 0; offset + PAGE <= LAST; offset += PAGE) {
    const { items, more } = await read({
      limit: `${PAGE}`,
      offset: `${offset}`,
    });
    found.push(...items);
    if (!more) return found;
  }
  throw new PagerDutyError(
    `PagerDuty has more than ${LAST} ${what}, and gives no more than that`,
  );
}

/** On-calls of some escalation policies or schedules in a window, as they are computed there. */
export async function listOnCalls(
  client: PagerDutyClient,
  request: {
    filter: { policies: readonly string[] } | { schedules: readonly string[] };
    since: Date;
    until: Date;
    signal: AbortSignal;
  },
): Promise<OnCall[]> {
  const { filter, since, until, signal } = request;
  const query: Query = {
    ...('policies' in filter
      ? { 'escalation_policy_ids[]': filter.policies }
      : { 'schedule_ids[]': filter.schedules }),
    // Users come with their e-mail address then.
    'include[]': 'users',
    since: since.toISOString(),
    until: until.toISOString(),
    time_zone: 'UTC',
  };
  return allPages(async page => {
    const { oncalls, more } = await client.get(
      onCallPage,
      '/oncalls',
      { ...query, ...page },
      signal,
    );
    return { items: oncalls, more };
  }, 'on-calls for a few policies in two weeks');
}

/**
 * All services: the API documents no way to ask for some by their ids.
 *
 * @param withIntegrations - also their integration keys
 */
export async function listServices(
  client: PagerDutyClient,
  withIntegrations: boolean,
  signal: AbortSignal,
): Promise<Service[]> {
  return allPages(async page => {
    const { services, more } = await client.get(
      servicePage,
      '/services',
      { ...(withIntegrations && { 'include[]': 'integrations' }), ...page },
      signal,
    );
    return { items: services, more };
  }, 'services');
}

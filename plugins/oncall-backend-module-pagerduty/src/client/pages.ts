import { onCallPage, servicePage, type OnCall, type Service } from './schemas';
import type { PagerDutyClient } from './PagerDutyClient';
import { PagerDutyError } from './PagerDutyError';
import { inWindow, type Window } from './window';

const PAGE = 100;
/** PagerDuty pages no further. https://developer.pagerduty.com/docs/pagination */
const LAST = 10_000;

type Query = Parameters<PagerDutyClient['get']>[2];

interface Listed<Item> {
  items: Item[];
  /** Everything there is; otherwise as much as PagerDuty gives, or as was enough. */
  isWhole: boolean;
}

async function listPages<Item>(
  read: (query: Query) => Promise<{ items: Item[]; more?: boolean | null }>,
  onPage: (items: readonly Item[]) => boolean = () => false,
): Promise<Listed<Item>> {
  const found: Item[] = [];
  for (let offset = 0; offset + PAGE <= LAST; offset += PAGE) {
    const { items, more } = await read({
      limit: `${PAGE}`,
      offset: `${offset}`,
    });
    found.push(...items);
    const isEnough = onPage(items);
    if (!more) return { items: found, isWhole: true };
    if (isEnough) break;
  }
  return { items: found, isWhole: false };
}

/** On-calls of some escalation policies or schedules in a window, as they are computed there. */
export async function listOnCalls(
  client: PagerDutyClient,
  request: Window & {
    filter: { policies: readonly string[] } | { schedules: readonly string[] };
  },
): Promise<OnCall[]> {
  const { filter, signal } = request;
  const query: Query = {
    ...('policies' in filter
      ? { 'escalation_policy_ids[]': filter.policies }
      : { 'schedule_ids[]': filter.schedules }),
    // Users come with their e-mail address then.
    'include[]': 'users',
    ...inWindow(request),
  };
  const { items, isWhole } = await listPages(async page => {
    const { oncalls, more } = await client.get(
      onCallPage,
      '/oncalls',
      { ...query, ...page },
      signal,
    );
    return { items: oncalls, more };
  });
  if (isWhole) return items;
  throw new PagerDutyError(
    `PagerDuty has more than ${LAST} on-calls for a few policies in two weeks, and gives no more than that`,
  );
}

/**
 * Services, page by page: the API documents no way to ask for some by their ids.
 *
 * @param request.withIntegrations - also their integration keys
 * @param request.onPage - takes each page; when it says so, no further one is read
 */
export async function listServices(
  client: PagerDutyClient,
  request: {
    withIntegrations: boolean;
    onPage: (services: readonly Service[]) => boolean;
    signal: AbortSignal;
  },
): Promise<Listed<Service>> {
  const { withIntegrations, onPage, signal } = request;
  return listPages(async page => {
    const { services, more } = await client.get(
      servicePage,
      '/services',
      { ...(withIntegrations && { 'include[]': 'integrations' }), ...page },
      signal,
    );
    return { items: services, more };
  }, onPage);
}

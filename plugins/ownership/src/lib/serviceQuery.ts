import {
  ownershipMessages,
  type ListOwnershipsRequest,
  type OwnershipFindingCode,
  type OwnershipSort,
  type TrustLevel,
} from '@callboard/backstage-plugin-ownership-common';

/** Filters with several values, in the order in which they are offered. */
export const serviceFilters = [
  'team',
  'finding',
  'trust',
  'tier',
  'lifecycle',
  'kind',
  'owner',
] as const;

/** A filter with several values. */
export type ServiceFilter = (typeof serviceFilters)[number];

/** What the address says of a list of services, without its page. */
export type ServiceQuery = Pick<
  ListOwnershipsRequest,
  'q' | 'sort' | ServiceFilter
>;

const LEVELS: TrustLevel[] = ['fresh', 'ageing', 'stale', 'never'];
const SORTED = ['title', 'owner', 'since', 'trust'] as const;
const SORTS: OwnershipSort[] = SORTED.flatMap(
  name => [name, `-${name}`] as const,
);
const MAX_TEXT = 200;
/** Most values of one filter; a limit of the API. */
export const MAX_VALUES = 50;

const isCode = (value: string): value is OwnershipFindingCode =>
  Object.hasOwn(ownershipMessages, value);

/** Reads the address; what makes no sense there is left out, as it would be refused. */
export function readServiceQuery(params: URLSearchParams): ServiceQuery {
  const known: { [Filter in ServiceFilter]: ListOwnershipsRequest[Filter] } = {
    team: params.getAll('team'),
    finding: params.getAll('finding').filter(isCode),
    trust: LEVELS.filter(level => params.getAll('trust').includes(level)),
    tier: params.getAll('tier'),
    lifecycle: params.getAll('lifecycle'),
    kind: params.getAll('kind'),
    owner: params.getAll('owner'),
  };
  const q = params.get('q')?.trim().slice(0, MAX_TEXT);
  const sort = SORTS.find(each => each === params.get('sort'));
  return {
    ...(q && { q }),
    ...Object.fromEntries(
      Object.entries(known)
        .filter(([, values]) => values?.length)
        .map(([filter, values]) => [filter, values!.slice(0, MAX_VALUES)]),
    ),
    ...(sort && { sort }),
  };
}

/** Whether all services are meant. */
export function isUnfiltered({ sort, ...filters }: ServiceQuery): boolean {
  return Object.keys(filters).length === 0;
}

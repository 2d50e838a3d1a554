import {
  alertSeverities,
  type AlertQuery,
} from '@callboard/backstage-plugin-alerts-common';

/** Rows of a page of the list. */
export const LIST_PAGE = 50;

export const LIST_STATES = [
  'open',
  'firing',
  'acknowledged',
  'resolved',
  'all',
] as const;

/** Whose alerts, as the address has it. */
export const SCOPES = { me: 'mine', teams: 'my-teams' } as const;
export type Whose = keyof typeof SCOPES;

export const isWhose = (value: string | null): value is Whose =>
  value === 'me' || value === 'teams';

/** Names in the address of what narrows the list. */
export const FILTERS = [
  'q',
  'severity',
  'state',
  'team',
  'service',
  'label',
  'mine',
] as const;

/** Reads what the address asks for. What it does not know it passes over: links are typed, and grow old. */
export function listQuery(params: URLSearchParams): AlertQuery {
  const { service, ...text } = Object.fromEntries(
    ['q', 'team', 'service', 'label', 'cursor'].flatMap(name => {
      const value = params.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const severity = alertSeverities.find(one => one === params.get('severity'));
  const state = LIST_STATES.find(one => one === params.get('state'));
  const mine = params.get('mine');
  return {
    ...text,
    ...(service && { entity: service }),
    ...(severity && { severity }),
    ...(state && { state }),
    ...(isWhose(mine) && { scope: SCOPES[mine] }),
    limit: LIST_PAGE,
  };
}

/** Whether anything narrows the list. */
export const isFiltered = (params: URLSearchParams): boolean =>
  FILTERS.some(name => params.has(name));

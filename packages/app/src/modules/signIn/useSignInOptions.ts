import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** A user the demo lets the reader be. */
export interface SampleUser {
  ref: string;
  title: string;
  /** What the person is in the sample: member, team lead, admin, stranger. */
  label?: string;
  /** Names of the teams the person belongs to. */
  teams: string[];
}

/** A group a reader may act for. */
export interface SampleGroup {
  ref: string;
  title: string;
  /** Number of people in the group. */
  members: number;
}

/** Answer of `GET /api/demo/sign-in-options`. */
export interface SignInOptions {
  users: SampleUser[];
  groups: SampleGroup[];
  /** Whether the catalog is the sample organisation, or one of the reader's own. */
  portal: { title: string; sample: boolean };
  /** How many there are in the catalog; the lists above may hold fewer. */
  totals: { users: number; groups: number };
}

/** While the catalog has no user yet, the list is asked for again after this time. */
const REFRESH_MS = 2_000;

/** HTTP status of a failed call, undefined when no server answered. */
export function statusOf(error: unknown) {
  return error instanceof ResponseError ? error.statusCode : undefined;
}

/**
 * Whether an answer says that this portal is not a demo: the backend has no such route, and depending on its other
 * plugins hides that behind the sign-in it asks for.
 */
export const isNoDemo = (error: unknown) =>
  [401, 403, 404].includes(statusOf(error) ?? 0);

/**
 * People and teams the reader may choose from. A portal that is no demo fails at once (`isNoDemo`); any other failure is
 * tried again until it ends. Uses plain `fetch`: the platform's own waits for a signed-in user.
 */
export function useSignInOptions(filter: string) {
  const discovery = useApi(discoveryApiRef);
  return useQuery({
    queryKey: ['sign-in-options', filter],
    queryFn: async ({ signal }): Promise<SignInOptions> => {
      const base = await discovery.getBaseUrl('demo');
      const query = filter ? `?${new URLSearchParams({ q: filter })}` : '';
      const response = await fetch(`${base}/sign-in-options${query}`, {
        signal,
      });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return response.json();
    },
    placeholderData: keepPreviousData,
    retry: (_count, error) => !isNoDemo(error),
    retryDelay: REFRESH_MS,
    refetchInterval: ({ state }) =>
      state.data?.totals.users === 0 ? REFRESH_MS : false,
  });
}

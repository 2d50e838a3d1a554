import {
  ProviderHttp,
  RequestBudget,
  type PollQuota,
} from '@callboard/backstage-plugin-build-health-node';

/** A limit that is told is the one of now: its window is a minute. */
const numberOf = (written: string | null) =>
  written === null || written.trim() === '' || !(Number(written) >= 0)
    ? undefined
    : Number(written);

export const createBudget = () =>
  new RequestBudget({
    provider: 'Buildkite',
    callsPerRequest: ProviderHttp.TRIES,
  });

/**
 * Both limits that an answer tells of: `RateLimit-*` of the organization, `RateLimit-User-*` of whoever the token is of. `Reset` is in
 * seconds from now. https://buildkite.com/docs/apis/rest-api/rate-limits#checking-rate-limit-details
 */
export function limitsOf(headers: Headers, now: Date): PollQuota[] {
  return ['ratelimit', 'ratelimit-user'].flatMap(prefix => {
    const [remaining, limit, reset] = ['remaining', 'limit', 'reset'].map(
      name => numberOf(headers.get(`${prefix}-${name}`)),
    );
    if (remaining === undefined || !limit || reset === undefined) return [];
    const resetsAt = new Date(now.getTime() + reset * 1_000);
    return [{ used: Math.max(0, limit - remaining), limit, resetsAt }];
  });
}

/**
 * Until when a refusal lasts: until each limit is reset of which nothing remains, or of all of them where each has something left.
 * https://buildkite.com/docs/apis/rest-api/rate-limits#exceeding-the-rate-limit
 */
export function pauseOf(headers: Headers, now: Date): Date | undefined {
  const limits = limitsOf(headers, now);
  const usedUp = limits.filter(({ used, limit }) => used >= limit);
  const times = (usedUp.length > 0 ? usedUp : limits).map(({ resetsAt }) =>
    resetsAt.getTime(),
  );
  // What was reset this very moment is asked for a second later.
  return times.length === 0
    ? undefined
    : new Date(Math.max(now.getTime() + 1_000, ...times));
}

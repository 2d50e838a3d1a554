import {
  RequestBudget,
  type PollQuota,
} from '@callboard/backstage-plugin-build-health-node';

/** A call that fails is repeated so often, and each one counts. */
export const RETRIES = 3;

export type Headers = Record<string, string | number | undefined>;

const numberOf = (value: string | number | undefined) =>
  value === undefined || value === '' || !Number.isFinite(Number(value))
    ? undefined
    : Number(value);

/**
 * What GitHub gives a token, and servers of GitHub Enterprise where limits are switched on. Where they are off, answers tell no limit.
 * https://docs.github.com/en/enterprise-server@latest/admin/configuring-settings/configuring-user-applications-for-your-enterprise/configuring-rate-limits
 */
const CALLS_PER_HOUR = 5_000;

export const createBudget = (callsPerHour = CALLS_PER_HOUR) =>
  new RequestBudget({
    provider: 'GitHub',
    callsPerRequest: 1 + RETRIES,
    callsPerHour,
  });

/** The limit that an answer tells of. https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit */
export function limitOf(headers: Headers): PollQuota | undefined {
  const used = numberOf(headers['x-ratelimit-used']);
  const limit = numberOf(headers['x-ratelimit-limit']);
  const reset = numberOf(headers['x-ratelimit-reset']);
  return used === undefined || limit === undefined || reset === undefined
    ? undefined
    : { used, limit, resetsAt: new Date(reset * 1_000) };
}

/**
 * How long a refusal because of a limit lasts; undefined where it does not say.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function pauseOf(headers: Headers, now: Date): Date | undefined {
  const retryAfter = numberOf(headers['retry-after']);
  if (retryAfter !== undefined) {
    return new Date(now.getTime() + retryAfter * 1_000);
  }
  const reset = numberOf(headers['x-ratelimit-reset']);
  const isUsedUp = numberOf(headers['x-ratelimit-remaining']) === 0;
  return isUsedUp && reset !== undefined ? new Date(reset * 1_000) : undefined;
}

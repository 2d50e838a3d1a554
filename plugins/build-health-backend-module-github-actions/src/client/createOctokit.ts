import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { Credentials } from '../readConfig';
import { RETRIES } from './limits';

/** House rule for what others answer; GitHub itself gives up a request after that time. */
const TIMEOUT_MS = 10_000;
/** What asking again does not change. Refusals because of a limit are waited for by whoever asks, and not within a request. */
const NOT_AGAIN = [400, 401, 403, 404, 410, 422, 429, 451];

const ThrottledOctokit = Octokit.plugin(retry, throttling);

export type GitHubOctokit = InstanceType<typeof ThrottledOctokit>;

export interface OctokitOptions {
  /** Calls of one id share their limits. */
  id: string;
  apiBaseUrl: string;
  credentials: Credentials;
  timeoutMs?: number;
  /** A first wait of tests is shorter. */
  retryMs?: number;
}

/** 304 has no body, and some say of what type it would be: Octokit would read it. */
function withoutBody({ status, headers: written }: Response): Response {
  const headers = new Headers(written);
  headers.delete('content-type');
  return new Response(null, { status, headers });
}

/** Ends a request that is not answered in time, or not wanted any more. */
const timedFetch =
  (timeoutMs: number): typeof fetch =>
  async (url, init) => {
    const { method, headers, body, redirect, signal } = init ?? {};
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return response.status === 304 ? withoutBody(response) : response;
  };

const authOf = (credentials: Credentials) =>
  'token' in credentials
    ? { auth: credentials.token }
    : { authStrategy: createAppAuth, auth: credentials.app };

/** Asks GitHub a few things at a time, and again where it fails. */
export function createOctokit(options: OctokitOptions): GitHubOctokit {
  const { id, apiBaseUrl, credentials, timeoutMs = TIMEOUT_MS } = options;
  return new ThrottledOctokit({
    ...authOf(credentials),
    baseUrl: apiBaseUrl,
    userAgent: 'callboard-build-health',
    request: { fetch: timedFetch(timeoutMs) },
    retry: {
      doNotRetry: NOT_AGAIN,
      retries: RETRIES,
      retryAfterBaseValue: options.retryMs ?? 1_000,
    },
    throttle: {
      id,
      // Whoever asks waits: a pause of an hour is no request of an hour.
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
  });
}

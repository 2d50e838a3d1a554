import type http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  LocalApi,
  linkedPage,
  seededRandom,
  type ApiReply,
} from '@internal/test-kit';
import { buildPayload, finishedAtOf, type MockBuild } from './mockBuilds';

export const API_TOKEN = 'bkua_aTokenOfTheMock';
const BASE = '/v2/organizations/acme';
const MINUTE_MS = 60_000;

export interface MockOptions {
  now: () => Date;
  builds: MockBuild[];
  /** Calls in a minute, of all users together. */
  limit?: number;
  /** Calls in a minute, of the user that the token is of. */
  userLimit?: number;
  /** How long an answer takes. */
  delayMs?: number;
  /** Answers that are 502 in place of what they should be, from 0 to 1; the same ones each time. */
  errorRate?: number;
  /** Builds beyond this one of a list are refused. Buildkite does not say how many it lists. */
  depth?: number;
}

/** Buildkite's REST API over HTTP, with the rules that its documentation states. */
export class MockBuildkite extends LocalApi {
  readonly options: Required<MockOptions>;
  /** Paths that were asked for, with their queries. */
  readonly calls: string[] = [];
  /** The most calls of one minute. */
  mostUsed = 0;
  /** Said once to the next call. */
  refusal?: ApiReply;
  /** A build that is none. */
  damaged?: number;
  /** What the log of a job is. */
  log?: string;
  scopes = ['read_builds', 'read_build_logs'];
  #used = 0;
  #usedByOthers = 0;
  #resetsAt = 0;
  readonly #random = seededRandom(7);

  constructor(options: MockOptions) {
    super();
    this.options = {
      limit: 200,
      userLimit: 50,
      delayMs: 0,
      errorRate: 0,
      depth: 5_000,
      ...options,
    };
  }

  /** Of the same organization, with other tokens. */
  useByOthers(calls: number): void {
    this.#beginWindow();
    this.#usedByOthers += calls;
  }

  protected async reply(request: http.IncomingMessage): Promise<ApiReply> {
    const reply = this.#replyNow(request);
    await sleep(this.options.delayMs);
    return reply;
  }

  #replyNow(request: http.IncomingMessage): ApiReply {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    this.calls.push(`${url.pathname}${url.search}`);
    this.#beginWindow();
    // https://buildkite.com/docs/apis/rest-api#authentication
    if (request.headers.authorization !== `Bearer ${API_TOKEN}`) {
      return { status: 401, body: { message: 'Authentication required.' } };
    }
    const refused = this.#refuse();
    if (refused) return refused;
    this.#used += 1;
    this.mostUsed = Math.max(this.mostUsed, this.#used);
    if (this.#random() < this.options.errorRate) {
      return { status: 502, headers: this.#limits(), body: {} };
    }
    const reply = this.#answerTo(url, request.headers.accept);
    return { ...reply, headers: { ...this.#limits(), ...reply.headers } };
  }

  /** https://buildkite.com/docs/apis/rest-api/rate-limits#exceeding-the-rate-limit */
  #refuse(): ApiReply | undefined {
    const { refusal } = this;
    if (refusal) {
      this.refusal = undefined;
      return { ...refusal, headers: { ...this.#limits(), ...refusal.headers } };
    }
    const { limit, userLimit } = this.options;
    const isOfUser = this.#used >= userLimit;
    if (!isOfUser && this.#used + this.#usedByOthers < limit) return undefined;
    return {
      status: 429,
      headers: this.#limits(),
      body: {
        message: 'You have exceeded your API rate limit.',
        scope: isOfUser ? 'rest_user' : 'rest',
      },
    };
  }

  #answerTo(url: URL, accept: string | undefined): ApiReply {
    const { pathname } = url;
    if (pathname === `${BASE}/builds`) return this.#list(url);
    const [, slug, number] =
      pathname.match(/\/pipelines\/([^/]+)\/builds\/(\d+)$/) ?? [];
    const found = this.#seen().find(
      one => one.slug === slug && `${one.number}` === number,
    );
    if (found) return { status: 200, body: this.#payload(found, url) };
    if (pathname === '/v2/access-token') {
      const user = { name: 'Callboard', email: 'callboard@example.com' };
      return { status: 200, body: { scopes: this.scopes, user } };
    }
    // https://buildkite.com/docs/apis/rest-api/jobs#get-a-jobs-log-output
    if (/\/jobs\/[^/]+\/log$/.test(pathname) && this.log !== undefined) {
      const isText = accept === 'text/plain';
      return { status: 200, body: isText ? this.log : { content: this.log } };
    }
    return { status: 404, body: { message: 'No such thing found' } };
  }

  /**
   * "Builds are listed in the order they were created (newest first)"; `created_from` "on or after", `created_to` "before",
   * `finished_from` "on or after": https://buildkite.com/docs/apis/rest-api/builds#list-builds-for-an-organization
   */
  #list(url: URL): ApiReply {
    const { now, depth } = this.options;
    const at = now().getTime();
    const timeOf = (name: string, other: number) =>
      Date.parse(url.searchParams.get(name) ?? '') || other;
    const all = this.#seen()
      .filter(({ createdAt }) => {
        const created = Date.parse(createdAt);
        return (
          created >= timeOf('created_from', 0) &&
          created < timeOf('created_to', Infinity)
        );
      })
      .filter(one => {
        const from = timeOf('finished_from', 0);
        const finishedAt = finishedAtOf(one, at);
        return from === 0 || Date.parse(finishedAt ?? '') >= from;
      })
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    // "Default: 30, Maximum: 100": https://buildkite.com/docs/apis/rest-api#pagination
    const page = linkedPage(all, url, { usual: 30, most: 100 });
    if (page.end > depth) {
      const message =
        'Listing builds this deep is not supported. Please narrow your query using filters such as branch or created_from.';
      return { status: 400, body: { message } };
    }
    return {
      status: 200,
      headers: page.headers,
      body: page.items.map(one => this.#payload(one, url)),
    };
  }

  #payload(one: MockBuild, { searchParams }: URL): object {
    if (one.number === this.damaged) return { id: null };
    return buildPayload(one, {
      at: this.options.now().getTime(),
      withRetried: searchParams.get('include_retried_jobs') === 'true',
      withJobs: searchParams.get('exclude_jobs') !== 'true',
    });
  }

  #seen(): MockBuild[] {
    const at = this.options.now().getTime();
    return this.options.builds.filter(
      ({ createdAt }) => Date.parse(createdAt) <= at,
    );
  }

  #beginWindow(): void {
    const now = this.options.now().getTime();
    if (now < this.#resetsAt) return;
    this.#used = 0;
    this.#usedByOthers = 0;
    this.#resetsAt = now + MINUTE_MS;
  }

  /** https://buildkite.com/docs/apis/rest-api/rate-limits#checking-rate-limit-details */
  #limits(): Record<string, string> {
    const { limit, userLimit, now } = this.options;
    // "The number of seconds remaining until the … time window resets"
    const reset = `${Math.ceil((this.#resetsAt - now().getTime()) / 1_000)}`;
    const left = limit - this.#used - this.#usedByOthers;
    return {
      'RateLimit-Scope': 'rest',
      'RateLimit-Remaining': `${Math.max(0, left)}`,
      'RateLimit-Limit': `${limit}`,
      'RateLimit-Reset': reset,
      'RateLimit-User-Scope': 'rest_user',
      'RateLimit-User-Remaining': `${Math.max(0, userLimit - this.#used)}`,
      'RateLimit-User-Limit': `${userLimit}`,
      'RateLimit-User-Reset': reset,
    };
  }
}

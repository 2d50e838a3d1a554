import { createHash } from 'node:crypto';
import type http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalApi, seededRandom, type ApiReply } from '@internal/test-kit';
import { answerTo } from './mockAnswers';
import type { MockRun } from './mockRuns';

export interface MockOptions {
  now: () => Date;
  runs: MockRun[];
  repository?: string;
  defaultBranch?: string;
  /**
   * Calls in an hour, of everybody with the same token.
   * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#primary-rate-limit-for-authenticated-users
   */
  limit?: number;
  /** How long an answer takes. */
  delayMs?: number;
  /** What callers have to send. */
  token?: string;
  /** Any other repository is there too, and nothing was ever built in it. Default: it is not found. */
  hasOthers?: boolean;
  /** Answers that are 502 in place of what they should be, from 0 to 1; the same ones each time. */
  errorRate?: number;
}

export const TOKEN = 'ghp_aTokenOfTheMock';
const HOUR_MS = 3_600_000;

/** GitHub's API for Actions over HTTP, with the rules that its documentation states. */
export class MockGitHub extends LocalApi {
  readonly options: Required<MockOptions>;
  /** Paths that were asked for, with their queries. */
  readonly calls: string[] = [];
  /** Answers of 304. */
  unchanged = 0;
  /** Calls that counted, since ever. */
  counted = 0;
  /** The most calls that counted within one window. */
  mostUsed = 0;
  /** Said once to the next call: a limit that GitHub does not publish was reached. */
  refusal?: ApiReply;
  /** A run whose workflow is missing. */
  damaged?: number;
  /** Paths that the token may not read. */
  forbidden?: RegExp;
  /** The token has ended. */
  isTokenRevoked = false;
  /** Paths that fail each time. */
  broken?: RegExp;
  #used = 0;
  #resetsAt = 0;
  readonly #random = seededRandom(7);

  constructor(options: MockOptions) {
    super();
    this.options = {
      repository: 'acme/ledger',
      defaultBranch: 'trunk',
      limit: 5_000,
      delayMs: 0,
      errorRate: 0,
      token: TOKEN,
      hasOthers: false,
      ...options,
    };
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
    const isOurs = `${request.headers.authorization}`.endsWith(
      this.options.token,
    );
    if (!isOurs || this.isTokenRevoked) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const refused = this.#refuse(url);
    if (refused) return refused;
    const { status, body, headers } = answerTo(url, {
      ...this.options,
      damaged: this.damaged,
    });
    const etag = `W/"${createHash('sha256')
      .update(JSON.stringify(body))
      .digest('hex')}"`;
    /*
     * "Making a conditional request does not count against your primary rate limit if a 304 response is returned and the request
     * was made while correctly authorized with an Authorization header."
     * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
     */
    if (request.headers['if-none-match'] === etag) {
      this.unchanged += 1;
      return { status: 304, headers: { etag, ...this.#limits() } };
    }
    this.#count();
    return {
      status,
      body,
      headers: { etag, ...this.#limits(), ...headers },
    };
  }

  #refuse(url: URL): ApiReply | undefined {
    const { refusal } = this;
    if (refusal) {
      this.refusal = undefined;
      return {
        ...refusal,
        headers: { ...this.#limits(), ...refusal.headers },
      };
    }
    /*
     * "If you exceed your primary rate limit, you will receive a 403 or 429 response, and the x-ratelimit-remaining header will be
     * 0."
     * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
     */
    if (this.#used >= this.options.limit) {
      return {
        status: 403,
        headers: this.#limits(),
        body: { message: 'API rate limit exceeded for user ID 1.' },
      };
    }
    // https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
    if (this.forbidden?.test(url.pathname)) {
      this.#count();
      return {
        status: 403,
        headers: this.#limits(),
        body: {
          message: 'Resource not accessible by personal access token',
        },
      };
    }
    const isBroken = this.broken?.test(`${url.pathname}${url.search}`);
    if (isBroken || this.#random() < this.options.errorRate) {
      this.#count();
      return {
        status: 502,
        headers: this.#limits(),
        body: { message: 'Server Error' },
      };
    }
    return undefined;
  }

  /** Others use the same credentials. */
  useByOthers(calls: number): void {
    this.#beginWindow();
    this.#used += calls;
  }

  #beginWindow() {
    const now = this.options.now().getTime();
    if (now < this.#resetsAt) return;
    this.#used = 0;
    // In whole seconds, as it is told.
    this.#resetsAt = Math.ceil((now + HOUR_MS) / 1_000) * 1_000;
  }

  #count() {
    this.#used += 1;
    this.counted += 1;
    this.mostUsed = Math.max(this.mostUsed, this.#used);
  }

  /** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit */
  #limits(): Record<string, string> {
    const { limit } = this.options;
    return {
      'x-ratelimit-limit': `${limit}`,
      'x-ratelimit-used': `${this.#used}`,
      'x-ratelimit-remaining': `${Math.max(0, limit - this.#used)}`,
      // "The time at which the current rate limit window resets, in UTC epoch seconds"
      'x-ratelimit-reset': `${this.#resetsAt / 1_000}`,
      'x-ratelimit-resource': 'core',
    };
  }
}

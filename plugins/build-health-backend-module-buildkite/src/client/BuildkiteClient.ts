import {
  NoAccessError,
  ProviderHttp,
  type HttpAnswer,
  type HttpQuestion,
  type PollQuota,
  type RequestBudget,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { createBudget, limitsOf, pauseOf } from './limits';
import { nextPageOf } from './nextPageOf';

const tokenSchema = z.object({
  scopes: z.array(z.string()),
  user: z.object({ name: z.string() }).optional(),
});

/** Buildkite lists no further: what was asked for has to be narrowed. */
export class TooDeepError extends Error {}

/** What Buildkite is asked with. */
export interface BuildkiteAccess {
  token: string;
  /** Without a slash at its end. */
  apiBaseUrl: string;
  /** Slug of the organization, in lower case. */
  organization: string;
}

/** A page of builds. */
export interface BuildListPage {
  /** As Buildkite writes them. */
  builds: unknown[];
  nextPage?: number;
}

/** A question to the API of an organization. */
export interface Question extends Pick<HttpQuestion, 'query' | 'signal'> {
  /** Of the limit, that may be used. Default: a half. */
  share?: number;
}

const NO_ACCESS: ReadonlySet<number> = new Set([403, 404, 410]);

const toJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('Buildkite has answered what is no JSON');
  }
};

/**
 * Asks Buildkite about an organization, within half of its limits. It documents neither ETags nor answers of 304, so that each call
 * counts. https://buildkite.com/docs/apis/rest-api
 */
export class BuildkiteClient {
  readonly #http: ProviderHttp;
  readonly #budget: RequestBudget = createBudget();
  readonly #apiBaseUrl: string;
  readonly #path: string;
  readonly #now: () => Date;

  constructor(
    options: BuildkiteAccess & {
      now?: () => Date;
      timeoutMs?: number;
      mostBytes?: number;
      /** A first wait of tests is shorter. */
      waitMs?: number;
    },
  ) {
    const { token, apiBaseUrl, organization, now = () => new Date() } = options;
    this.#now = now;
    this.#apiBaseUrl = apiBaseUrl;
    this.#path = `/v2/organizations/${organization}`;
    this.#http = new ProviderHttp({
      provider: 'Buildkite',
      baseUrl: apiBaseUrl,
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': 'callboard-build-health',
      },
      timeoutMs: options.timeoutMs,
      mostBytes: options.mostBytes,
      waitMs: options.waitMs,
      onAnswer: headers => this.#budget.note(...limitsOf(headers, now())),
    });
  }

  /** How much of the tighter limit is used; undefined before the first answer. */
  get quota(): PollQuota | undefined {
    return this.#budget.quota;
  }

  /**
   * Builds of all pipelines, the newest first. https://buildkite.com/docs/apis/rest-api/builds#list-builds-for-an-organization
   *
   * @throws HeldError where Buildkite is not to be asked now
   * @throws NoAccessError where there is no such organization, or it is closed to the token
   * @throws TooDeepError where it does not list so many
   * @throws TooLargeError where the page is too long
   */
  async listBuilds(question: Question): Promise<BuildListPage> {
    const { headers, body } = await this.#ask(`${this.#path}/builds`, question);
    const builds = toJson(body);
    if (!Array.isArray(builds)) {
      throw new Error('Buildkite has answered what is no list of builds');
    }
    const nextPage = nextPageOf(headers.get('link'), this.#apiBaseUrl);
    return { builds, nextPage };
  }

  /** https://buildkite.com/docs/apis/rest-api/builds#get-a-build */
  async getBuild(
    { slug, number }: { slug: string; number: number },
    question: Question,
  ): Promise<unknown> {
    const pipeline = `${this.#path}/pipelines/${encodeURIComponent(slug)}`;
    const path = `${pipeline}/builds/${number}`;
    return toJson((await this.#ask(path, question)).body);
  }

  /**
   * What the token may, and whose it is. https://buildkite.com/docs/apis/rest-api/access-token#get-the-current-token
   */
  async getToken(question: Question): Promise<z.infer<typeof tokenSchema>> {
    const { body } = await this.#ask('/v2/access-token', question);
    const { success, data } = tokenSchema.safeParse(toJson(body));
    if (!success) throw new Error('Buildkite does not say what the token may');
    return data;
  }

  /** The raw log of a job. https://buildkite.com/docs/apis/rest-api/jobs#get-a-jobs-log-output */
  async readLog(
    jobId: string,
    { signal }: { signal: AbortSignal },
  ): Promise<AsyncIterable<Uint8Array>> {
    const path = `${this.#path}/jobs/${encodeURIComponent(jobId)}/log`;
    const answer = await this.#within(undefined, () =>
      this.#http.stream(path, { accept: 'text/plain', signal }),
    );
    if (answer.status !== 200) throw await this.#problemOf(answer);
    this.#budget.goesOn();
    return answer.body;
  }

  async #ask(
    path: string,
    { share, ...question }: Question,
  ): Promise<HttpAnswer<string>> {
    const answer = await this.#within(share, () =>
      this.#http.get(path, question),
    );
    if (answer.status !== 200) throw await this.#problemOf(answer);
    this.#budget.goesOn();
    return answer;
  }

  #within<T>(share: number | undefined, call: () => Promise<T>): Promise<T> {
    this.#budget.check(this.#now(), share);
    return this.#budget.track(call);
  }

  async #problemOf({ status, headers, body }: HttpAnswer<unknown>) {
    if (status === 429) {
      const now = this.#now();
      return this.#budget.hold(now, pauseOf(headers, now));
    }
    if (status === 401) {
      return new Error(
        'Buildkite refuses the token of buildHealth.buildkite; was it revoked?',
      );
    }
    if (NO_ACCESS.has(status)) {
      return new NoAccessError(
        `Buildkite has no such thing, or the token may not read it (${status}): it needs the scopes read_builds and read_build_logs, and the organization`,
      );
    }
    // "Listing builds this deep is not supported": of its errors the only one that narrowing helps against.
    if (status === 400 && typeof body === 'string' && /deep/.test(body)) {
      return new TooDeepError('Buildkite lists no builds so far back at once');
    }
    return new Error(`Buildkite has answered ${status}`);
  }
}

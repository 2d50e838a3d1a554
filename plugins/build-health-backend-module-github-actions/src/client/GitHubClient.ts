import {
  NoAccessError,
  type PollQuota,
  type RequestBudget,
} from '@callboard/backstage-plugin-build-health-node';
import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import {
  createOctokit,
  type GitHubOctokit,
  type OctokitOptions,
} from './createOctokit';
import { createBudget, limitOf, pauseOf, type Headers } from './limits';

/** Statuses of a limit; 403 says other things too. */
const LIMITED = /\b(secondary rate|rate limit|abuse)\b/i;
const NO_ACCESS: ReadonlySet<number> = new Set([403, 404, 410, 451]);

/** What GitHub has answered. */
export interface Answer<T> {
  data: T;
  /** To ask whether it is another now; that costs nothing while it is not. */
  etag?: string;
  /** A further page. */
  hasNext: boolean;
}

export interface Question<T> {
  /** Below the repository, as `actions/runs`. */
  path: string;
  query?: Record<string, string | number>;
  schema: z.ZodType<T>;
  /** Of the limit, that may be used. Default: a half. */
  share?: number;
  signal: AbortSignal;
}

interface ClientOptions extends OctokitOptions {
  /** The limit of a server that tells none. */
  callsPerHour?: number;
  now?: () => Date;
}

interface Access {
  octokit: GitHubOctokit;
  budget: RequestBudget;
}

const installation = z.object({ id: z.number().int() });

const appSchema = z.object({ name: z.string() });
const userSchema = z.object({ login: z.string() });
/** "2026-12-01 10:00:00 UTC": https://github.blog/changelog/2021-07-26-expiration-options-for-personal-access-tokens/ */
const TOKEN_ENDS = 'github-authentication-token-expiration';

const hasNext = (headers: Headers) => /rel="next"/.test(`${headers.link}`);

function isLimit({ status, message, response }: RequestError): boolean {
  const headers: Headers = response?.headers ?? {};
  return (
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        `${headers['x-ratelimit-remaining']}` === '0' ||
        LIMITED.test(message)))
  );
}

/** Asks GitHub about repositories, within half of its limits. */
export class GitHubClient {
  readonly #options: ClientOptions;
  readonly #now: () => Date;
  /** By owner; all of them share one where the credentials are of one. */
  readonly #access = new Map<string, Promise<Access>>();
  readonly #byInstallation = new Map<number, Access>();

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** How much of the limit is used that calls for a repository count to; undefined before the first. */
  async quotaOf(repository: string): Promise<PollQuota | undefined> {
    const access = this.#access.get(this.#keyOf(repository));
    return (await access)?.budget.quota;
  }

  /**
   * Who GitHub takes us for, and until when; undefined for a token that is nobody's, as that of an installation.
   *
   * https://docs.github.com/en/rest/users/users#get-the-authenticated-user
   * https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app
   */
  async whoAmI(signal: AbortSignal): Promise<string | undefined> {
    const isApp = 'app' in this.#options.credentials;
    const { octokit, budget } = isApp
      ? this.#asApp()
      : await this.#accessTo('', signal);
    budget.check(this.#now());
    try {
      const { data, headers } = await budget.track(() =>
        octokit.request({
          method: 'GET',
          url: isApp ? '/app' : '/user',
          // Whoever tries out the connection waits for the answer.
          request: { signal, retries: 0 },
        }),
      );
      budget.note(limitOf(headers));
      if (isApp) return `App ${appSchema.parse(data).name}`;
      const { login } = userSchema.parse(data);
      const ends = headers[TOKEN_ENDS];
      return ends ? `${login}, with a token that ends ${ends}` : login;
    } catch (error) {
      signal.throwIfAborted();
      const problem = this.#problemOf(error, budget);
      if (problem instanceof NoAccessError) return undefined;
      throw problem;
    }
  }

  /**
   * @throws HeldError where GitHub is not to be asked now
   * @throws NoAccessError where it has no such thing
   */
  async get<T>(repository: string, question: Question<T>): Promise<Answer<T>> {
    const answer = await this.#ask(repository, question);
    if (!answer) throw new Error('GitHub says that nothing was asked before');
    return answer;
  }

  /** Undefined where it is as it was when this ETag was given. */
  getIfChanged<T>(
    repository: string,
    question: Question<T> & { etag: string | undefined },
  ): Promise<Answer<T> | undefined> {
    return this.#ask(repository, question);
  }

  /**
   * Where GitHub sends whoever asks for something, as for a log: an address that is good for a minute, without credentials.
   *
   * @throws NoAccessError where it has no such thing
   */
  async findRedirect(
    repository: string,
    { path, signal }: { path: string; signal: AbortSignal },
  ): Promise<URL> {
    const { octokit, budget } = await this.#accessTo(repository, signal);
    budget.check(this.#now());
    try {
      const { headers } = await budget.track(() =>
        octokit.request({
          method: 'GET',
          url: `/repos/${repository}/${path}`,
          request: { signal, redirect: 'manual' },
        }),
      );
      budget.note(limitOf(headers));
      budget.goesOn();
      if (!headers.location) {
        throw new Error('GitHub has answered without an address');
      }
      return new URL(headers.location, this.#options.apiBaseUrl);
    } catch (error) {
      signal.throwIfAborted();
      this.#forgetInstallation(repository, error);
      throw this.#problemOf(error, budget);
    }
  }

  async #ask<T>(
    repository: string,
    question: Question<T> & { etag?: string },
  ): Promise<Answer<T> | undefined> {
    const { path, query = {}, schema, share, signal, etag } = question;
    const { octokit, budget } = await this.#accessTo(repository, signal);
    budget.check(this.#now(), share);
    try {
      const { data, headers } = await budget.track(() =>
        octokit.request({
          method: 'GET',
          url: `/repos/${repository}${path && `/${path}`}`,
          ...query,
          headers: { ...(etag && { 'if-none-match': etag }) },
          request: { signal },
        }),
      );
      budget.note(limitOf(headers));
      budget.goesOn();
      return {
        data: schema.parse(data),
        etag: headers.etag,
        hasNext: hasNext(headers),
      };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RequestError && error.status === 304) {
        budget.note(limitOf(error.response?.headers ?? {}));
        return undefined;
      }
      this.#forgetInstallation(repository, error);
      throw this.#problemOf(error, budget);
    }
  }

  #problemOf(error: unknown, budget: RequestBudget): unknown {
    if (error instanceof z.ZodError) {
      const [{ path, message }] = error.issues;
      return new Error(
        `GitHub has answered what cannot be read: ${path.join(
          '.',
        )}: ${message}`,
      );
    }
    if (!(error instanceof RequestError)) return error;
    const headers: Headers = error.response?.headers ?? {};
    budget.note(limitOf(headers));
    if (isLimit(error)) {
      return budget.hold(this.#now(), pauseOf(headers, this.#now()));
    }
    if (error.status === 401) {
      return new Error(
        'GitHub refuses the credentials of buildHealth.github: the token has ended or was taken back, or appId and privateKey are of two Apps; put in a new one',
      );
    }
    if (NO_ACCESS.has(error.status)) {
      return new NoAccessError(
        `GitHub has no such repository, or the credentials may not read its Actions (${error.status})`,
      );
    }
    return new Error(
      error.response
        ? `GitHub has answered ${error.status}: ${error.message}`
        : `GitHub could not be reached: ${error.message}`,
    );
  }

  #keyOf(repository: string): string {
    const { credentials } = this.#options;
    const isOfOne = 'token' in credentials || credentials.app.installationId;
    return isOfOne ? '' : repository.split('/')[0];
  }

  async #accessTo(repository: string, signal: AbortSignal): Promise<Access> {
    const key = this.#keyOf(repository);
    const known = this.#access.get(key);
    if (known) return known;
    const made = key
      ? this.#findInstallation(repository, signal)
      : Promise.resolve(this.#accessOf());
    this.#access.set(key, made);
    try {
      return await made;
    } catch (error) {
      // The App may be installed later.
      this.#access.delete(key);
      throw error;
    }
  }

  /** An App that is installed anew has another installation, and its tokens of before are taken back. */
  #forgetInstallation(repository: string, error: unknown): void {
    if (!(error instanceof RequestError) || isLimit(error)) return;
    const { status, request } = error;
    // A repository that is missing says nothing of the installation; that no token is given for it does.
    const isOver =
      status === 401 ||
      (NO_ACCESS.has(status) && request.url.endsWith('/access_tokens'));
    const key = this.#keyOf(repository);
    if (isOver && key) this.#access.delete(key);
  }

  /** Before it is known which installation is asked as. */
  #asApp(): Access {
    const asApp = this.#byInstallation.get(0) ?? this.#accessOf();
    this.#byInstallation.set(0, asApp);
    return asApp;
  }

  #accessOf(installationId?: number): Access {
    const { credentials, id } = this.#options;
    return {
      budget: createBudget(this.#options.callsPerHour),
      octokit: createOctokit({
        ...this.#options,
        id: `${id} ${installationId ?? ''}`,
        credentials:
          'app' in credentials && installationId
            ? { app: { ...credentials.app, installationId } }
            : credentials,
      }),
    };
  }

  /** https://docs.github.com/en/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app */
  async #findInstallation(
    repository: string,
    signal: AbortSignal,
  ): Promise<Access> {
    const asApp = this.#asApp();
    asApp.budget.check(this.#now());
    try {
      const { data } = await asApp.budget.track(() =>
        asApp.octokit.request({
          method: 'GET',
          url: `/repos/${repository}/installation`,
          request: { signal },
        }),
      );
      const { id } = installation.parse(data);
      const access = this.#byInstallation.get(id) ?? this.#accessOf(id);
      this.#byInstallation.set(id, access);
      return access;
    } catch (error) {
      signal.throwIfAborted();
      throw this.#problemOf(error, asApp.budget);
    }
  }
}

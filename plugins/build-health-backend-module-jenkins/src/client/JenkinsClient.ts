import { setTimeout as delay } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import pLimit from 'p-limit';
import { CallBudget } from './CallBudget';
import { readJson, readText, refusalOf } from './answers';
import { ServerError } from './errors';

/** At a time: each call may load builds from the disk of the controller, and people use it too. */
const AT_A_TIME = 2;
/** A list of a hundred builds that are not in its memory takes seconds. */
const TIMEOUT_MS = 30_000;
/** After errors of a server, each of which counts. */
const RETRIES = 2;
const RETRY_MS = 1_000;
const GONE: ReadonlySet<number> = new Set([404, 410]);
const HELD: ReadonlySet<number> = new Set([429, 503]);
const REFUSED: ReadonlySet<number> = new Set([401, 403]);
const AWAY: ReadonlySet<number> = new Set([502, 504]);

export interface JenkinsCredentials {
  username: string;
  token: string;
}

export interface JenkinsClientOptions {
  /** Without a slash at its end. */
  baseUrl: string;
  /** Absent: it is asked as nobody. */
  credentials?: JenkinsCredentials;
  callsPerMinute: number;
  now?: () => Date;
  timeoutMs?: number;
  retryMs?: number;
}

export interface Question {
  /** What is wanted of it, and nothing else is read; absent for what knows no `tree`. */
  tree?: string;
  /** Of the calls of a minute, that may be used. Default: all of them. */
  share?: number;
  signal: AbortSignal;
}

/**
 * Asks a controller, and no other host: of redirects none is followed, as one of a login page would take credentials along. A token
 * needs no crumb, and GET needs none anyway: https://www.jenkins.io/doc/book/security/csrf-protection/#working-with-scripted-clients
 */
export class JenkinsClient {
  readonly #options: JenkinsClientOptions;
  readonly #budget: CallBudget;
  readonly #limit = pLimit(AT_A_TIME);
  readonly #now: () => Date;

  constructor(options: JenkinsClientOptions) {
    this.#options = options;
    this.#budget = new CallBudget(options);
    this.#now = options.now ?? (() => new Date());
  }

  /** Whom Jenkins knows us as, in messages. */
  get user(): string {
    const { credentials } = this.#options;
    return credentials
      ? `The user ${credentials.username}`
      : 'Who is not signed in';
  }

  /**
   * @param path - below the address of the controller, with a slash
   * @returns undefined where there is no such thing, or nothing that the user may know of: Jenkins does not tell which
   * @throws HeldError where it is not to be asked now
   * @throws NoAccessError where it refuses
   * @throws ServerError where it cannot answer
   */
  async getJson(path: string, question: Question): Promise<unknown> {
    const { tree, share, signal } = question;
    const address = `${path}${tree ? `?tree=${encodeURIComponent(tree)}` : ''}`;
    for (let tries = 0; ; tries++) {
      this.#budget.take(this.#now(), share);
      try {
        return await this.#limit(async () => {
          const response = await this.#fetch(address, this.#timed(signal));
          return response && readJson(await readText(response));
        });
      } catch (error) {
        signal.throwIfAborted();
        const problem = this.#problemOf(error);
        const isWorthIt =
          problem instanceof ServerError &&
          (problem.kind === 'away' || problem.kind === 'broken');
        if (!isWorthIt || tries >= RETRIES) throw problem;
        const { retryMs = RETRY_MS } = this.#options;
        await delay(retryMs * 2 ** tries * (0.5 + Math.random()), undefined, {
          signal,
        });
      }
    }
  }

  /** Of any length, to be read as it comes; only the caller ends it. Otherwise as {@link JenkinsClient.getJson}. */
  async getStream(
    path: string,
    { signal }: { signal: AbortSignal },
  ): Promise<Response | undefined> {
    this.#budget.take(this.#now());
    try {
      return await this.#fetch(path, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw this.#problemOf(error);
    }
  }

  #timed(signal: AbortSignal): AbortSignal {
    const { timeoutMs = TIMEOUT_MS } = this.#options;
    return AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  }

  async #fetch(path: string, signal: AbortSignal) {
    const { baseUrl, credentials } = this.#options;
    const response = await fetch(`${baseUrl}${path}`, {
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/json, text/plain',
        ...(credentials && {
          authorization: `Basic ${Buffer.from(
            `${credentials.username}:${credentials.token}`,
          ).toString('base64')}`,
        }),
      },
    });
    if (response.ok) {
      this.#budget.goesOn();
      return response;
    }
    await response.body?.cancel();
    const { status, headers } = response;
    if (GONE.has(status)) return undefined;
    if (HELD.has(status)) {
      throw this.#budget.hold(
        headers.get('retry-after') ?? undefined,
        this.#now(),
      );
    }
    if (REFUSED.has(status)) throw refusalOf(response, this.user);
    if (status >= 300 && status < 400) {
      throw new Error(
        'Jenkins sends us elsewhere, which is not followed: baseUrl has to be its address as it is, with https:// and the path of the controller',
      );
    }
    throw new ServerError(
      `Jenkins has answered ${status}`,
      AWAY.has(status) ? 'away' : 'broken',
    );
  }

  /** Nothing of a request is in it: that has the credentials. */
  #problemOf(error: unknown): unknown {
    if (!isError(error)) return error;
    if (error.name === 'TimeoutError') {
      return new ServerError('Jenkins takes too long to answer', 'slow');
    }
    // What fetch says where there is no connection, or it breaks.
    if (error.name === 'TypeError') {
      const { cause } = error;
      const code = isError(cause) && cause.code ? ` (${cause.code})` : '';
      return new ServerError(`Jenkins could not be reached${code}`, 'away');
    }
    return error;
  }
}

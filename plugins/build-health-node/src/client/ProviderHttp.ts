import { setTimeout as sleep } from 'node:timers/promises';
import { TooLargeError } from './errors';

/** House rule for what others answer. */
const TIMEOUT_MS = 10_000;
/** Parsed on the main thread, which it holds up for some 20 ms. */
const MOST_BYTES = 4_000_000;
/** In all, of a request that fails. */
const TRIES = 3;
/** Before the second try; twice as long before each further one, and up to a half more so that not all come at once. */
const FIRST_WAIT_MS = 500;

/** May go well when it is asked again. */
class FailedError extends Error {}

/**
 * A question to a provider.
 *
 * @public
 */
export interface HttpQuestion {
  query?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Default: JSON. */
  accept?: string;
  signal: AbortSignal;
}

/**
 * What a provider has answered: any status below 500 but redirects.
 *
 * @public
 */
export interface HttpAnswer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/**
 * Asks a provider by HTTP, at the one address of the configuration: redirects are not followed, since credentials would go along.
 * Answers are bounded in time and size, and asked for again where the provider or the network fails. No error has an address, a
 * header or a body in it.
 *
 * @public
 */
export class ProviderHttp {
  readonly #provider: string;
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;
  readonly #mostBytes: number;
  readonly #waitMs: number;
  readonly #onAnswer: (headers: Headers) => void;

  constructor(options: {
    /** As people read it: `Jenkins`. */
    provider: string;
    /** Without a slash at its end. */
    baseUrl: string;
    /** Credentials, that are sent nowhere else. */
    headers: Readonly<Record<string, string>>;
    timeoutMs?: number;
    mostBytes?: number;
    /** Before the second try. */
    waitMs?: number;
    /** Of each answer, also of one that is asked for again. */
    onAnswer?: (headers: Headers) => void;
  }) {
    this.#provider = options.provider;
    this.#baseUrl = options.baseUrl;
    this.#headers = options.headers;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#mostBytes = options.mostBytes ?? MOST_BYTES;
    this.#waitMs = options.waitMs ?? FIRST_WAIT_MS;
    this.#onAnswer = options.onAnswer ?? (() => {});
  }

  /** How often a request is sent at most. */
  static readonly TRIES = TRIES;

  /**
   * @param path - begins with a slash; what of it comes from others is encoded
   * @throws TooLargeError where the answer is longer than what is read
   */
  async get(path: string, question: HttpQuestion): Promise<HttpAnswer<string>> {
    return this.#again(question.signal, async () => {
      const timeout = AbortSignal.timeout(this.#timeoutMs);
      const signal = AbortSignal.any([question.signal, timeout]);
      const response = await this.#ask(path, question, signal);
      const body = await this.#bodyOf(response);
      return { status: response.status, headers: response.headers, body };
    });
  }

  /** As `get`, of a body that is read as it comes; its beginning has to come in time. Empty where the status is that of an error. */
  async stream(
    path: string,
    question: HttpQuestion,
  ): Promise<HttpAnswer<AsyncIterable<Uint8Array>>> {
    return this.#again(question.signal, async () => {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), this.#timeoutMs);
      try {
        const signal = AbortSignal.any([question.signal, late.signal]);
        const response = await this.#ask(path, question, signal);
        const { status, headers, ok, body } = response;
        if (!ok) await body?.cancel();
        return { status, headers, body: (ok && body) || nothing() };
      } finally {
        clearTimeout(timer);
      }
    });
  }

  async #again<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof FailedError)) throw error;
        if (attempt === TRIES) throw new Error(error.message);
      }
      const wait = this.#waitMs * 2 ** (attempt - 1);
      await sleep(wait * (1 + Math.random() / 2), undefined, { signal });
    }
  }

  async #ask(
    path: string,
    { query = {}, accept = 'application/json' }: HttpQuestion,
    signal: AbortSignal,
  ): Promise<Response> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const one of [value].flat()) parameters.append(name, `${one}`);
    }
    const search = parameters.size > 0 ? `?${parameters}` : '';
    let response: Response;
    try {
      response = await fetch(`${this.#baseUrl}${path}${search}`, {
        headers: { ...this.#headers, accept },
        redirect: 'manual',
        signal,
      });
    } catch {
      throw new FailedError(
        signal.aborted
          ? `${this.#provider} did not answer in time`
          : `${this.#provider} could not be reached`,
      );
    }
    this.#onAnswer(response.headers);
    const { status } = response;
    if (status >= 500) {
      await response.body?.cancel();
      throw new FailedError(`${this.#provider} has answered ${status}`);
    }
    if (status >= 300 && status < 400 && status !== 304) {
      await response.body?.cancel();
      throw new Error(
        `${
          this.#provider
        } has answered with a redirect (${status}), which is not followed; does the configuration have its right address?`,
      );
    }
    return response;
  }

  async #bodyOf({ body }: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    try {
      for await (const chunk of body ?? []) {
        bytes += chunk.length;
        if (bytes > this.#mostBytes) {
          throw new TooLargeError(
            `${this.#provider} has answered more than ${
              this.#mostBytes
            } bytes at once`,
          );
        }
        chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof TooLargeError) throw error;
      throw new FailedError(`${this.#provider} broke off an answer`);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

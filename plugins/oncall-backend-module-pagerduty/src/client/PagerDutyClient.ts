import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { PagerDutyError } from './PagerDutyError';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 10_000_000;
const TRIES = 4;
/** A limit that lasts longer is for the next reading. PagerDuty counts by the minute. */
const LONGEST_WAIT_MS = 60_000;

type Query = Record<string, string | readonly string[]>;

/** Seconds that an answer asks to wait, in milliseconds. https://developer.pagerduty.com/docs/rest-api-rate-limits */
function askedToWait(headers: Headers): number | undefined {
  const written = headers.get('ratelimit-reset') ?? headers.get('retry-after');
  const seconds = written === null ? NaN : Number(written);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}

function meaningOf(status: number, path: string): string {
  if (status === 401 || status === 403) {
    return `PagerDuty answered ${status}: check oncall.pagerduty.token`;
  }
  return status === 429
    ? 'PagerDuty answered 429: its limit of requests is used up; make oncall.pagerduty.refresh longer'
    : `PagerDuty answered ${status} to ${path}`;
}

async function bodyOf(response: Response, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      throw new PagerDutyError(`PagerDuty answered too much to ${path}`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads PagerDuty's REST API. What goes wrong is said without the token and without addresses of people. */
export class PagerDutyClient {
  readonly #endpoint: string;
  readonly #token: string;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;

  constructor(options: {
    endpoint: string;
    token: string;
    /** For tests. */
    wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  }) {
    this.#endpoint = options.endpoint;
    this.#token = options.token;
    this.#wait =
      options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  }

  /**
   * One answer. Limits, errors of the server and of the network are tried again, four times in all.
   *
   * @param path - begins with a slash; its ids are checked
   * @throws `PagerDutyError` with the status, when there was an answer
   */
  async get<T>(
    schema: z.ZodType<T>,
    path: string,
    query: Query,
    signal: AbortSignal,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const { response, problem } = await this.#ask(path, query, signal);
      if (response?.ok)
        return parse(schema, await bodyOf(response, path), path);
      await response?.body?.cancel();
      const status = response?.status;
      const passes = status === undefined || status === 429 || status >= 500;
      const wait =
        (response && askedToWait(response.headers)) ??
        2 ** attempt * 500 * (0.5 + Math.random());
      if (!passes || attempt === TRIES || wait > LONGEST_WAIT_MS) {
        throw new PagerDutyError(problem ?? meaningOf(status!, path), status);
      }
      await this.#wait(wait, signal);
    }
  }

  async #ask(
    path: string,
    query: Query,
    signal: AbortSignal,
  ): Promise<{ response?: Response; problem?: string }> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const each of [value].flat()) parameters.append(name, each);
    }
    try {
      const response = await fetch(`${this.#endpoint}${path}?${parameters}`, {
        headers: {
          Authorization: `Token token=${this.#token}`,
          Accept: 'application/vnd.pagerduty+json;version=2',
        },
        // The token goes nowhere else.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      return { response };
    } catch {
      signal.throwIfAborted();
      return {
        problem: `PagerDuty did not answer to ${path} within ${
          TIMEOUT_MS / 1_000
        } s`,
      };
    }
  }
}

function parse<T>(schema: z.ZodType<T>, body: string, path: string): T {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new PagerDutyError(`PagerDuty answered no JSON to ${path}`);
  }
  const { success, data, error } = schema.safeParse(json);
  if (success) return data;
  const [{ path: at, message }] = error.issues;
  throw new PagerDutyError(
    `PagerDuty answered to ${path} in a form that is not known, at ${at.join(
      '.',
    )}: ${message}`,
  );
}

import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from '../reading/SourceError';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1_000_000;
const MOST_REDIRECTS = 3;
const TRIES = 3;
const RETRY_MS = 500;
/** A limit that lasts longer is for the next run. */
const LONGEST_WAIT_MS = 30_000;

/** What is at an address. */
export type JsonAnswer =
  | { json: unknown }
  | { absent: true }
  | { refused: string };

/** An answer that says that there is another time. */
class Again {
  readonly problem: string;
  readonly waitMs?: number;
  readonly isWhole: boolean;

  constructor(
    problem: string,
    options: { waitMs?: number; isWhole?: boolean },
  ) {
    this.problem = problem;
    this.waitMs = options.waitMs;
    this.isWhole = options.isWhole ?? false;
  }
}

const ABSENT: ReadonlySet<number> = new Set([204, 404, 410]);
const NO_ACCESS: ReadonlySet<number> = new Set([401, 403]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function askedToWait(headers: Headers): number | undefined {
  const written = headers.get('retry-after');
  if (written === null) return undefined;
  const seconds = Number(written);
  const ms = Number.isFinite(seconds)
    ? seconds * 1_000
    : Date.parse(written) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

async function readBody(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Asks an API that the operator has named. Of what goes wrong it tells without addresses and headers, which may hold secrets. */
export class JsonSource {
  readonly #title: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;
  readonly #retryMs: number;

  constructor(options: {
    title: string;
    headers: Readonly<Record<string, string>>;
    /** For tests. */
    timeoutMs?: number;
    retryMs?: number;
  }) {
    this.#title = options.title;
    this.#headers = options.headers;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#retryMs = options.retryMs ?? RETRY_MS;
  }

  /**
   * Limits, errors of the server and of the network are tried again, three times in all.
   *
   * @throws SourceError when nothing can be said of what is there now
   */
  async get(url: string, signal: AbortSignal): Promise<JsonAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#ask(url, signal);
      if (!(answer instanceof Again)) return answer;
      const wait =
        answer.waitMs ?? this.#retryMs * 2 ** attempt * (0.5 + Math.random());
      if (attempt === TRIES || wait > LONGEST_WAIT_MS) {
        throw new SourceError(answer.problem, answer);
      }
      await sleep(wait, undefined, { signal });
    }
  }

  async #ask(url: string, signal: AbortSignal): Promise<JsonAnswer | Again> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const limit = AbortSignal.any([signal, timeout]);
    try {
      const response = await this.#follow(new URL(url), limit);
      if (response.ok && response.status !== 204) {
        return await this.#readJson(response);
      }
      await response.body?.cancel();
      return this.#meaningOf(response);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SourceError) throw error;
      return new Again(
        timeout.aborted
          ? `${this.#title} did not answer within ${this.#timeoutMs / 1_000} s`
          : `${this.#title} could not be reached`,
        {},
      );
    }
  }

  async #follow(from: URL, signal: AbortSignal): Promise<Response> {
    let url = from;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await fetch(url, {
        headers: this.#headers,
        redirect: 'manual',
        signal,
      });
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null) return response;
      await response.body?.cancel();
      const next = URL.canParse(location, url.href)
        ? new URL(location, url)
        : undefined;
      // Headers may hold a secret, which goes nowhere else.
      if (next?.origin !== from.origin) {
        throw new SourceError(
          `${
            this.#title
          } leads to another server; its token may have ended, or its address is not the one of its API`,
          { isWhole: true },
        );
      }
      url = next;
    }
    throw new SourceError(`${this.#title} leads from one address to the next`);
  }

  async #readJson(response: Response): Promise<JsonAnswer> {
    const body = await readBody(response);
    if (body === undefined) {
      return { refused: `its answer is larger than ${MOST_BYTES / 1e6} MB` };
    }
    try {
      return { json: JSON.parse(body) };
    } catch {
      throw new SourceError(
        `${
          this.#title
        } answered no JSON; its token may have ended, or its address is not the one of its API`,
      );
    }
  }

  #meaningOf({ status, headers }: Response): JsonAnswer | Again {
    if (ABSENT.has(status)) return { absent: true };
    const problem = `${this.#title} answered ${status}`;
    if (NO_ACCESS.has(status)) {
      throw new SourceError(
        `${problem}; check the headers of its configuration`,
        {
          isWhole: true,
        },
      );
    }
    if (status === 429 || status >= 500) {
      return new Again(problem, {
        waitMs: askedToWait(headers),
        isWhole: status === 429,
      });
    }
    return { refused: `it answers ${status}` };
  }
}

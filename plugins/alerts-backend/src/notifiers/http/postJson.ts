import { NotRetriedError } from '@callboard/backstage-plugin-alerts-node';
import { PATIENCE_MS, patient } from '../patience';
import { RetryLaterError } from '../RetryLaterError';
import { retryAfterMs } from './retryAfterMs';

/** More of an answer is not read. */
const MOST_BYTES = 65_536;
/** Of 4xx: too slow, too early, too often. All others are no better the next time. */
const RETRIED: ReadonlySet<number> = new Set([408, 425, 429]);
const CODE = /^[A-Z_]{1,40}$/;

export interface Post {
  /** Id of the notifier. Errors have it in place of the address, which may be a secret. */
  notifier: string;
  /** Of the configuration. */
  url: string;
  /** `POST` when absent. */
  method?: 'GET' | 'POST';
  body?: string;
  headers?: Readonly<Record<string, string>>;
  /** Statuses besides 2xx that mean that it is taken. */
  taken?: readonly number[];
  /** What an answer says of the reason, in words that are known. */
  reasonOf?: (body: string) => string | undefined;
  signal: AbortSignal;
  patienceMs?: number;
}

/** How an answer begins. The rest, and what does not come in time, is left. */
async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MOST_BYTES) break;
    }
  } catch {
    // The status has said already what counts.
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

/** Such as `ECONNREFUSED`. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null) return undefined;
  const code: unknown = Reflect.get(cause, 'code');
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

async function ask(post: Post): Promise<Response> {
  const { notifier, url, method = 'POST', body, headers } = post;
  const signal = patient(post.signal, post.patienceMs ?? PATIENCE_MS);
  try {
    return await fetch(url, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        'user-agent': 'callboard-alerts',
        ...headers,
      },
      body,
      // What is sent is for the configured address alone.
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw new Error(
      signal.aborted
        ? `${notifier}: there was no answer in time`
        : `${notifier}: could not be reached (${
            codeOf(error) ?? 'no reason known'
          })`,
    );
  }
}

/**
 * Posts JSON once, or asks once, to an address of the configuration.
 *
 * @throws NotRetriedError where the answer is that it will not be taken
 * @throws RetryLaterError where the answer says when to come again
 * @throws Error where it may go well the next time
 */
export async function postJson(post: Post): Promise<void> {
  const { notifier, taken = [], reasonOf } = post;
  const response = await ask(post);
  const { status, headers } = response;
  const body = await beginningOf(response);
  if (response.ok || taken.includes(status)) return;
  const reason = reasonOf?.(body);
  const words = `${notifier}: answered ${status}${reason ? `, ${reason}` : ''}`;
  if (status >= 300 && status < 400) {
    throw new Error(`${words}: a redirect, which is not followed`);
  }
  if (status < 500 && !RETRIED.has(status)) throw new NotRetriedError(words);
  const wait = retryAfterMs(headers.get('retry-after'), Date.now());
  throw wait === undefined
    ? new Error(words)
    : new RetryLaterError(words, wait);
}

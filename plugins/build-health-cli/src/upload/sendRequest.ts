import { setTimeout as sleep } from 'node:timers/promises';
import { printable } from '../printable';
import { refusalOf, type Asked } from './refusals';
import { sign } from './sign';

/** Four megabytes take so long at 1 Mbit/s. */
const TIMEOUT_MS = 40_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** Answers of servers, and of proxies before them, that may be others in a while. */
const MAY_PASS: ReadonlySet<number> = new Set([408, 425, 429]);

/** What is sent, and how. */
export interface SendOptions {
  address: string;
  source: string;
  secret: string;
  body: string;
  /** How long it is tried again, from the first try on. */
  waitMs: number;
  /** Called before each further try. */
  onRetry: (sentence: string) => void;
}

/** What came of a request. */
export type Sent =
  | { isTaken: true }
  | {
      isTaken: false;
      sentence: string;
      /** Other requests may be taken nevertheless. */
      isOfThisOne: boolean;
    };

type Try = Sent | { why: string; retryAfterMs?: number };

/** Codes of certificates that nobody vouches for; another try finds the same one. */
const isOfCertificate = (code: string) =>
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code);

function afterFailure(error: unknown, { address }: Asked): Try {
  const { cause, name } = error as { cause?: unknown; name?: string };
  const { code, message } = (cause ?? {}) as {
    code?: string;
    message?: string;
  };
  if (code && isOfCertificate(code)) {
    return {
      isTaken: false,
      isOfThisOne: false,
      sentence: `The certificate of ${
        new URL(address).host
      } is not trusted (${code}): name the file of its authority in NODE_EXTRA_CA_CERTS`,
    };
  }
  if (name === 'TimeoutError') {
    return { why: `does not answer within ${TIMEOUT_MS / 1_000} s` };
  }
  return {
    why: `cannot be reached (${printable(code ?? message ?? String(error))})`,
  };
}

/** Seconds, or a date. */
function retryAfterOf(response: Response): number | undefined {
  const written = response.headers.get('retry-after');
  if (!written) return undefined;
  const ms = /^\d+$/.test(written)
    ? Number(written) * 1_000
    : Date.parse(written) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

async function tryOnce(options: SendOptions, asked: Asked): Promise<Try> {
  const { address, secret, body } = options;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Callboard-Signature': sign({ body, secret, now: new Date() }),
      },
      body,
      // A request that is sent on becomes a GET without a body.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status } = response;
    if (status === 202) return { isTaken: true };
    if (status >= 500 || MAY_PASS.has(status)) {
      return {
        why: `answers ${status}`,
        retryAfterMs: retryAfterOf(response),
      };
    }
    return {
      isTaken: false,
      isOfThisOne: status === 400 || status === 413,
      sentence: await refusalOf(response, asked),
    };
  } catch (error) {
    return afterFailure(error, asked);
  }
}

/** Doubled with each try, and other machines wait otherwise. */
const pauseAfter = (tries: number) =>
  Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) *
  (0.5 + Math.random() / 2);

/** Sends a request, and again while the portal does not answer, as far as the time reaches. */
export async function sendRequest(options: SendOptions): Promise<Sent> {
  const { address, source, waitMs, onRetry } = options;
  const asked = { address, source, bytes: Buffer.byteLength(options.body) };
  const deadline = Date.now() + waitMs;
  for (let tries = 1; ; tries++) {
    const answer = await tryOnce(options, asked);
    if ('isTaken' in answer) return answer;
    const { why, retryAfterMs = 0 } = answer;
    const left = deadline - Date.now();
    if (left <= 0 || retryAfterMs > left) {
      return {
        isTaken: false,
        isOfThisOne: false,
        sentence: `${address} ${why}${
          retryAfterMs > left && left > 0
            ? `, and asks to wait ${Math.ceil(retryAfterMs / 1_000)} s`
            : ''
        }, after ${tries === 1 ? 'one try' : `${tries} tries`} within ${
          waitMs / 1_000
        } s. Look at --url; --wait waits longer`,
      };
    }
    const pause = Math.min(Math.max(pauseAfter(tries), retryAfterMs), left);
    onRetry(`${address} ${why}; it is tried again`);
    await sleep(pause);
  }
}

import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { LinkState } from '@callboard/backstage-plugin-playbooks-common';
import { guardedLookup, mayAsk } from './guardedLookup';

const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 5;

/** Some servers refuse to be asked without wanting the page, each in its way; what is gone is asked for twice. */
const ASK_AGAIN = new Set([400, 403, 404, 405, 410, 501]);
const GONE = new Set([404, 410]);
const BUSY = new Set([429, 503]);
const SIGN_IN = /(?:log|sign)[-_]?(?:in|on)\b|\bsso\b|\bsaml|\boauth|\/auth\b/i;

interface Reply {
  status: number;
  location?: string;
}

/** What a host says of an address. */
export interface Answer {
  state: LinkState;
  /** It wants to be left alone. */
  isBusy?: boolean;
}

/**
 * Asks hosts whether addresses are there, and only those that the operator has named, also where one leads on to another. It sends
 * no credentials, and reads nothing of what it is answered but the head.
 */
export class AddressAsker {
  readonly #hosts: ReadonlySet<string>;
  readonly #internalHosts: ReadonlySet<string>;
  readonly #hidesPrivate: (host: string) => boolean;

  constructor(options: {
    hosts: readonly string[];
    internalHosts: readonly string[];
    /** Whether a host says 404 for what is private, as hosts of repositories do. */
    hidesPrivate?: (host: string) => boolean;
  }) {
    this.#hosts = new Set(options.hosts);
    this.#internalHosts = new Set(options.internalHosts);
    this.#hidesPrivate = options.hidesPrivate ?? (() => false);
  }

  /** @param address - as `addressOf` writes it */
  mayAsk(address: string): boolean {
    const { host } = new URL(address);
    return this.#hosts.has(host) || this.#internalHosts.has(host);
  }

  /** Only what a host says itself makes an address broken: all else, such as a network that fails, says nothing of it. */
  async ask(address: string, signal: AbortSignal): Promise<Answer> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      return await this.#follow(new URL(address), limit);
    } catch {
      signal.throwIfAborted();
      return { state: 'cannot-tell' };
    }
  }

  async #follow(from: URL, signal: AbortSignal): Promise<Answer> {
    let url = from;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (!/^https?:$/.test(url.protocol) || !this.mayAsk(url.href)) break;
      const head = await this.#request(url, 'HEAD', signal);
      const reply = ASK_AGAIN.has(head.status)
        ? await this.#request(url, 'GET', signal)
        : head;
      if (reply.status === 404 && this.#hidesPrivate(url.host)) break;
      if (!reply.location) return answerOf(reply.status, from, url);
      url = new URL(reply.location, url);
    }
    return { state: 'cannot-tell' };
  }

  #request(
    url: URL,
    method: 'HEAD' | 'GET',
    signal: AbortSignal,
  ): Promise<Reply> {
    const isInternal = this.#internalHosts.has(url.host);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !mayAsk(literal, isInternal)) {
      return Promise.reject(new Error(`${literal} may not be asked`));
    }
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const options = {
        method,
        signal,
        agent: false,
        lookup: guardedLookup(isInternal),
        headers: { 'User-Agent': 'Callboard-link-check', Accept: '*/*' },
      };
      request(url, options, response => {
        const { statusCode: status = 0, headers } = response;
        const isRedirect = status >= 300 && status < 400;
        resolve({ status, ...(isRedirect && { location: headers.location }) });
        response.destroy();
      })
        .on('error', reject)
        .end();
    });
  }
}

function answerOf(status: number, from: URL, at: URL): Answer {
  if (GONE.has(status)) return { state: 'broken' };
  if (BUSY.has(status)) return { state: 'cannot-tell', isBusy: true };
  // Who was led to a sign-in, or home, has not seen whether the page is there.
  const isElsewhere =
    from.href !== at.href &&
    (SIGN_IN.test(at.pathname + at.search) ||
      (at.pathname === '/' && from.pathname !== '/'));
  return {
    state: status >= 200 && status < 300 && !isElsewhere ? 'ok' : 'cannot-tell',
  };
}

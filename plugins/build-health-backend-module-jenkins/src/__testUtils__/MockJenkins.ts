import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo, type MockReply } from './mockAnswers';
import type { MockItem } from './mockJobs';

export interface MockOptions {
  now: () => Date;
  items: MockItem[];
  /** Path that the controller stands below. */
  contextPath?: string;
  /** How long an answer takes. */
  delayMs?: number;
  /** And how long each build in it, which is loaded from the disk. */
  delayPerBuildMs?: number;
  /** Answers that are 502 of a proxy in place of what they should be, from 0 to 1; the same ones each time. */
  errorRate?: number;
}

export const USERNAME = 'callboard';
export const TOKEN = '11aTokenOfTheMock0123456789abcdef';

/** Mulberry32. */
function randomOf(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A controller of Jenkins over HTTP, with the rules that its documentation and source state. */
export class MockJenkins {
  readonly options: Required<MockOptions>;
  /** Paths that were asked for, with their trees, and when. */
  readonly calls: { path: string; at: number }[] = [];
  /** Said once to the next call. */
  refusal?: MockReply;
  /** The stage view is a plugin. */
  hasStageView = true;
  /** Builds that make Jenkins fail when they are exported, as an action of a plugin may. */
  readonly broken = new Set<string>();
  /** Calls that are answered at a moment, at most. */
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #random = randomOf(11);
  readonly #server: http.Server;
  #origin = '';

  constructor(options: MockOptions) {
    this.options = {
      contextPath: '/jenkins',
      delayMs: 0,
      delayPerBuildMs: 0,
      errorRate: 0,
      ...options,
    };
    this.#server = http.createServer((request, response) => {
      this.#atOnce += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
      const { status, headers, body } = this.#reply(request);
      const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
      const { delayMs, delayPerBuildMs } = this.options;
      const builds = text.split('"timestamp"').length - 1;
      setTimeout(() => {
        this.#atOnce -= 1;
        response.writeHead(status, {
          'content-type': 'application/json;charset=utf-8',
          ...headers,
        });
        response.end(text);
      }, delayMs + builds * delayPerBuildMs);
    });
  }

  /** @returns the address of the controller */
  async start(): Promise<string> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    this.#origin = `http://127.0.0.1:${port}`;
    return `${this.#origin}${this.options.contextPath}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  /** The most calls that lie within a minute. */
  mostInAMinute(): number {
    const times = this.calls.map(({ at }) => at);
    return Math.max(
      0,
      ...times.map(
        from => times.filter(at => at >= from && at < from + 60_000).length,
      ),
    );
  }

  #reply(request: http.IncomingMessage): MockReply {
    const url = new URL(request.url ?? '/', this.#origin);
    const path = `${url.pathname}${url.search}`;
    this.calls.push({ path, at: this.options.now().getTime() });
    const { refusal } = this;
    if (refusal) {
      this.refusal = undefined;
      return refusal;
    }
    /*
     * A wrong token is 401, whatever anybody may see: `BasicHeaderApiTokenAuthenticator` and `BasicHeaderProcessor`.
     * https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/
     * No crumb is asked for: only POST needs one. https://www.jenkins.io/doc/book/security/csrf-protection/
     */
    const basic = Buffer.from(`${USERNAME}:${TOKEN}`).toString('base64');
    if (request.headers.authorization !== `Basic ${basic}`) {
      return { status: 401, body: '<html>Unauthorized</html>' };
    }
    if (this.#random() < this.options.errorRate) {
      return { status: 502, body: '<html>Bad Gateway</html>' };
    }
    const { contextPath, items, now } = this.options;
    /*
     * Anybody may ask who they are: `hudson.security.WhoAmI` is an `UnprotectedRootAction`.
     * https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/hudson/security/WhoAmI.java
     */
    if (url.pathname === `${contextPath}/whoAmI/api/json`) {
      return { status: 200, body: { name: USERNAME, anonymous: false } };
    }
    if (!url.pathname.startsWith(`${contextPath}/`)) {
      return { status: 404, body: '<html>Not Found</html>' };
    }
    return answerTo(url, {
      items,
      now: now().getTime(),
      contextPath,
      root: `${this.#origin}${contextPath}`,
      hasStageView: this.hasStageView,
      broken: this.broken,
    });
  }
}

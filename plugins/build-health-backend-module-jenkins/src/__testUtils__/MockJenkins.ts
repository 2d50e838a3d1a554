import type http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalApi, seededRandom, type ApiReply } from '@internal/test-kit';
import { answerTo } from './mockAnswers';
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

/** A controller of Jenkins over HTTP, with the rules that its documentation and source state. */
export class MockJenkins extends LocalApi {
  readonly options: Required<MockOptions>;
  /** Paths that were asked for, with their trees, and when. */
  readonly calls: { path: string; at: number }[] = [];
  /** Said once to the next call. */
  refusal?: ApiReply;
  /** The stage view is a plugin. */
  hasStageView = true;
  /** Builds that make Jenkins fail when they are exported, as an action of a plugin may. */
  readonly broken = new Set<string>();
  /** Calls that are answered at a moment, at most. */
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #random = seededRandom(11);
  #origin = '';

  constructor(options: MockOptions) {
    super();
    this.options = {
      contextPath: '/jenkins',
      delayMs: 0,
      delayPerBuildMs: 0,
      errorRate: 0,
      ...options,
    };
  }

  /** @returns the address of the controller */
  async start(): Promise<string> {
    this.#origin = await super.start();
    return `${this.#origin}${this.options.contextPath}`;
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

  protected async reply(request: http.IncomingMessage): Promise<ApiReply> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    const reply = this.#replyNow(request);
    const { delayMs, delayPerBuildMs } = this.options;
    const text = JSON.stringify(reply.body ?? '');
    const builds = text.split('"timestamp"').length - 1;
    await sleep(delayMs + builds * delayPerBuildMs);
    this.#atOnce -= 1;
    return reply;
  }

  #replyNow(request: http.IncomingMessage): ApiReply {
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

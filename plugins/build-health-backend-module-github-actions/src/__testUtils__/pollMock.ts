import type { JsonObject } from '@backstage/types';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { PollStep } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from '../createSource';
import { MockGitHub, TOKEN, type MockOptions } from './MockGitHub';

const SCOPE = 'acme/ledger';

/** Asks a mock of GitHub step by step, at a time that only the test moves. */
export class PollMock {
  now: Date;
  state: JsonObject | undefined;
  last: PollStep | undefined;
  /** Somebody waits for the next steps. */
  isWanted?: boolean;
  steps = 0;
  /** Attempts and jobs as their last report says. */
  readonly builds = new Map<string, BuildReport>();
  readonly jobs = new Map<string, JobReport>();
  readonly github: MockGitHub;
  readonly #backfillDays: number;
  readonly #timeoutMs: number;
  #apiBaseUrl = '';
  #source?: ReturnType<typeof createSource>;

  constructor(
    options: Omit<MockOptions, 'now'> & {
      at: Date;
      backfillDays?: number;
      timeoutMs?: number;
    },
  ) {
    const { at, backfillDays = 90, timeoutMs = 2_000, ...rest } = options;
    this.#timeoutMs = timeoutMs;
    this.now = at;
    this.#backfillDays = backfillDays;
    this.github = new MockGitHub({ ...rest, now: () => this.now });
  }

  async start(): Promise<this> {
    this.#apiBaseUrl = await this.github.start();
    this.restart();
    return this;
  }

  /** Another process: it has the state, and remembers nothing else. */
  restart(): void {
    this.#source = createSource(
      {
        id: 'github',
        host: 'github.com',
        title: 'GitHub Actions',
        webhookSecrets: [],
        listens: false,
        credentials: { token: TOKEN },
        apiBaseUrl: this.#apiBaseUrl,
        backfillDays: this.#backfillDays,
      },
      { now: () => this.now, retryMs: 1, timeoutMs: this.#timeoutMs },
    );
  }

  /** A step, and what it takes of time. */
  async step(signal = new AbortController().signal): Promise<PollStep> {
    const step = await this.#source!.poll!(SCOPE, {
      state: this.state,
      now: this.now,
      signal,
      ...(this.isWanted && { isWanted: true }),
    });
    this.steps += 1;
    this.last = step;
    this.state = JSON.parse(JSON.stringify(step.state));
    step.reports.builds.forEach(build =>
      this.builds.set(`${build.externalId}/${build.attempt}`, build),
    );
    step.reports.jobs.forEach(job => this.jobs.set(job.externalId, job));
    this.now = new Date(this.now.getTime() + 1_000);
    return step;
  }

  /** Steps as the core takes them, up to a moment. */
  async runUntil(end: Date): Promise<void> {
    while (this.now < end) {
      const { notBefore } = await this.step();
      if (notBefore && notBefore > this.now) {
        this.now = notBefore < end ? notBefore : end;
      }
    }
  }

  async runMinutes(minutes: number): Promise<void> {
    await this.runUntil(new Date(this.now.getTime() + minutes * 60_000));
  }

  /** Until the past is read, at most for a day. */
  async backfill(): Promise<void> {
    const end = this.now.getTime() + 86_400_000;
    do {
      const { notBefore } = await this.step();
      if (notBefore && notBefore > this.now) this.now = notBefore;
    } while (!this.last?.isBackfilled && this.now.getTime() < end);
  }

  /** Attempts that there are, as `run/attempt outcome`. */
  expected(): string[] {
    return this.github.options.runs
      .flatMap(({ id, attempts }) =>
        attempts.map(
          ({ conclusion }, index) => `${id}/${index + 1} ${conclusion}`,
        ),
      )
      .sort();
  }

  found(): string[] {
    return [...this.builds]
      .map(([key, { outcome, state }]) => `${key} ${outcome ?? state}`)
      .sort();
  }
}

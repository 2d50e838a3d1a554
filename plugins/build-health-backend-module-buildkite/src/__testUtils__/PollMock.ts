import type { JsonObject } from '@backstage/types';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { PollStep } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from '../createSource';
import { API_TOKEN, MockBuildkite, type MockOptions } from './MockBuildkite';

const OUTCOMES = {
  passed: 'success',
  failed: 'failure',
  canceled: 'cancelled',
  skipped: 'skipped',
};

/** Asks a mock of Buildkite step by step, at a time that only the test moves. */
export class PollMock {
  now: Date;
  state: JsonObject | undefined;
  last: PollStep | undefined;
  /** Builds and jobs as their last report says. */
  readonly builds = new Map<string, BuildReport>();
  readonly jobs = new Map<string, JobReport>();
  readonly buildkite: MockBuildkite;
  readonly #options: { backfillDays: number; mostBytes?: number };
  #apiBaseUrl = '';
  #source?: ReturnType<typeof createSource>;

  constructor(
    options: Omit<MockOptions, 'now'> & {
      at: Date;
      backfillDays?: number;
      mostBytes?: number;
    },
  ) {
    const { at, backfillDays = 60, mostBytes, ...rest } = options;
    this.now = at;
    this.#options = { backfillDays, mostBytes };
    this.buildkite = new MockBuildkite({ ...rest, now: () => this.now });
  }

  get source() {
    return this.#source!;
  }

  async start(): Promise<this> {
    this.#apiBaseUrl = await this.buildkite.start();
    this.restart();
    return this;
  }

  /** Another process: it has the state, and remembers nothing else. */
  restart(apiToken = API_TOKEN): void {
    const { backfillDays, mostBytes } = this.#options;
    this.#source = createSource(
      {
        id: 'acme',
        title: 'Buildkite',
        organization: 'acme',
        tokens: [],
        host: 'buildkite.com',
        apiToken,
        apiBaseUrl: this.#apiBaseUrl,
        backfillDays,
      },
      { now: () => this.now, waitMs: 1, timeoutMs: 5_000, mostBytes },
    );
  }

  /** A step, and what it takes of time. */
  async step(isWanted?: boolean): Promise<PollStep> {
    const step = await this.source.poll!('acme', {
      state: this.state,
      now: this.now,
      signal: new AbortController().signal,
      isWanted,
    });
    this.last = step;
    this.state = JSON.parse(JSON.stringify(step.state));
    step.reports.builds.forEach(one => this.builds.set(one.externalId, one));
    step.reports.jobs.forEach(one => this.jobs.set(one.externalId, one));
    this.now = new Date(this.now.getTime() + 500);
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

  /** Until the past is read, at most for a day. @param afterEach - step */
  async backfill(afterEach: () => void = () => {}): Promise<void> {
    const end = this.now.getTime() + 86_400_000;
    do {
      const { notBefore } = await this.step();
      if (notBefore && notBefore > this.now) this.now = notBefore;
      afterEach();
    } while (!this.last?.isBackfilled && this.now.getTime() < end);
  }

  /** Builds that there are, as `number outcome`. */
  expected(): string[] {
    return this.buildkite.options.builds
      .map(({ number, state }) => `${number} ${OUTCOMES[state]}`)
      .sort();
  }

  found(): string[] {
    return [...this.builds.values()]
      .map(({ number, outcome, state }) => `${number} ${outcome ?? state}`)
      .sort();
  }
}

import type { JsonObject } from '@backstage/types';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { PollStep } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from '../createSource';
import { idOfBuild } from '../mapping/jobNames';
import type { JenkinsConfig } from '../readConfig';
import { MockJenkins, TOKEN, USERNAME, type MockOptions } from './MockJenkins';

const OUTCOMES = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  UNSTABLE: 'unstable',
  ABORTED: 'cancelled',
};

/** Asks a mock of Jenkins step by step, at a time that only the test moves. */
export class PollMock {
  now: Date;
  state: JsonObject | undefined;
  last: PollStep | undefined;
  problems = new Set<string>();
  /** Builds and jobs as their last report says. */
  readonly builds = new Map<string, BuildReport>();
  readonly jobs = new Map<string, JobReport>();
  readonly jenkins: MockJenkins;
  readonly #scope: string;
  readonly #config: Partial<JenkinsConfig>;
  readonly #limits: { timeoutMs: number; stepMs?: number };
  #baseUrl = '';
  source!: ReturnType<typeof createSource>;

  constructor(
    options: Omit<MockOptions, 'now'> & {
      at: Date;
      scope: string;
      config?: Partial<JenkinsConfig>;
      timeoutMs?: number;
      stepMs?: number;
    },
  ) {
    const { at, scope, config = {}, timeoutMs = 2_000, ...others } = options;
    const { stepMs, ...rest } = others;
    this.now = at;
    this.#scope = scope;
    this.#config = config;
    this.#limits = { timeoutMs, stepMs };
    this.jenkins = new MockJenkins({ ...rest, now: () => this.now });
  }

  async start(): Promise<this> {
    this.#baseUrl = await this.jenkins.start();
    this.restart();
    return this;
  }

  /** Another process: it has the state, and remembers nothing else. */
  restart(): void {
    this.source = createSource(
      {
        id: 'ci',
        title: 'Jenkins',
        baseUrl: this.#baseUrl,
        secrets: [],
        credentials: { username: USERNAME, token: TOKEN },
        defaultBranches: [{ branch: 'main' }],
        pollMs: 5 * 60_000,
        backfillDays: 365,
        callsPerMinute: 60,
        ...this.#config,
      },
      { now: () => this.now, retryMs: 1, ...this.#limits },
    );
  }

  /** A step, and what it takes of time. */
  async step({
    signal = new AbortController().signal,
    isWanted,
  }: { signal?: AbortSignal; isWanted?: boolean } = {}): Promise<PollStep> {
    const step = await this.source.poll!(this.#scope, {
      state: this.state,
      now: this.now,
      signal,
      isWanted,
    });
    this.last = step;
    if (step.problem) this.problems.add(step.problem);
    this.state = JSON.parse(JSON.stringify(step.state));
    step.reports.builds.forEach(build =>
      this.builds.set(build.externalId, build),
    );
    step.reports.jobs.forEach(job =>
      this.jobs.set(`${job.pipelineKey} ${job.externalId}`, job),
    );
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

  /** Builds that there are, as `job#number outcome`. */
  expected(): string[] {
    return this.jenkins.options.items
      .flatMap(({ fullName, builds }) =>
        builds.map(
          ({ number, result }) =>
            `${idOfBuild(fullName, number)} ${OUTCOMES[result]}`,
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

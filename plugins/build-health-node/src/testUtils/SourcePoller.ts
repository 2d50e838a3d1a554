import type { JsonObject } from '@backstage/types';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
// By the name of the package: what it says is of its other entry.
import type {
  BuildSource,
  PollStep,
} from '@callboard/backstage-plugin-build-health-node';

const DAY_MS = 86_400_000;

/**
 * Asks a source step by step as the core does, at a time that only the test moves.
 *
 * @public
 */
export class SourcePoller<Source extends BuildSource = BuildSource> {
  now: Date;
  /** As the last step has left it. */
  state: JsonObject | undefined;
  last: PollStep | undefined;
  steps = 0;
  /** Of all steps. */
  readonly problems = new Set<string>();
  /** Builds and jobs as their last report says. */
  readonly builds = new Map<string, BuildReport>();
  readonly jobs = new Map<string, JobReport>();
  /** Another one stands for another process: it has the state, and remembers nothing else. */
  source!: Source;
  readonly #scope: string;

  constructor(options: { at: Date; scope: string }) {
    this.now = options.at;
    this.#scope = options.scope;
  }

  /** By what a build is known in `builds` and `found`. */
  keyOf({ externalId }: BuildReport): string {
    return externalId;
  }

  /** A step, and the second that it takes. */
  async step(
    options: { signal?: AbortSignal; isWanted?: boolean } = {},
  ): Promise<PollStep> {
    const { signal = new AbortController().signal, isWanted } = options;
    const step = await this.source.poll!(this.#scope, {
      state: this.state,
      now: this.now,
      signal,
      ...(isWanted && { isWanted }),
    });
    this.steps += 1;
    this.last = step;
    if (step.problem) this.problems.add(step.problem);
    // It is kept as JSON.
    this.state = JSON.parse(JSON.stringify(step.state));
    step.reports.builds.forEach(one => this.builds.set(this.keyOf(one), one));
    step.reports.jobs.forEach(one =>
      this.jobs.set(`${one.pipelineKey} ${one.externalId}`, one),
    );
    this.now = new Date(this.now.getTime() + 1_000);
    return step;
  }

  /** Steps up to a moment. */
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
    const end = this.now.getTime() + DAY_MS;
    do {
      const { notBefore } = await this.step();
      if (notBefore && notBefore > this.now) this.now = notBefore;
      afterEach();
    } while (!this.last?.isBackfilled && this.now.getTime() < end);
  }

  /** What was reported, as `key outcome`. */
  found(): string[] {
    return [...this.builds]
      .map(([key, { outcome, state }]) => `${key} ${outcome ?? state}`)
      .sort();
  }
}

import { SourcePoller } from '@callboard/backstage-plugin-build-health-node/testUtils';
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

/** Asks a mock of Jenkins step by step. */
export class PollMock extends SourcePoller {
  readonly jenkins: MockJenkins;
  readonly #config: Partial<JenkinsConfig>;
  readonly #limits: { timeoutMs: number; stepMs?: number };
  #baseUrl = '';

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
    super({ at, scope });
    this.#config = config;
    this.#limits = { timeoutMs, stepMs };
    this.jenkins = new MockJenkins({ ...rest, now: () => this.now });
  }

  async start(): Promise<this> {
    this.#baseUrl = await this.jenkins.start();
    this.restart();
    return this;
  }

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

  /** What there is to be found. */
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
}

import { SourcePoller } from '@callboard/backstage-plugin-build-health-node/testUtils';
import { createSource } from '../createSource';
import { API_TOKEN, MockBuildkite, type MockOptions } from './MockBuildkite';

const OUTCOMES = {
  passed: 'success',
  failed: 'failure',
  canceled: 'cancelled',
  skipped: 'skipped',
};

/** Asks a mock of Buildkite step by step. */
export class PollMock extends SourcePoller {
  readonly buildkite: MockBuildkite;
  readonly #options: { backfillDays: number; mostBytes?: number };
  #apiBaseUrl = '';

  constructor(
    options: Omit<MockOptions, 'now'> & {
      at: Date;
      backfillDays?: number;
      mostBytes?: number;
    },
  ) {
    const { at, backfillDays = 60, mostBytes, ...rest } = options;
    super({ at, scope: 'acme' });
    this.#options = { backfillDays, mostBytes };
    this.buildkite = new MockBuildkite({ ...rest, now: () => this.now });
  }

  async start(): Promise<this> {
    this.#apiBaseUrl = await this.buildkite.start();
    this.restart();
    return this;
  }

  restart(apiToken = API_TOKEN): void {
    const { backfillDays, mostBytes } = this.#options;
    this.source = createSource(
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

  /** What there is to be found. */
  expected(): string[] {
    return this.buildkite.options.builds
      .map(({ id, state }) => `${id} ${OUTCOMES[state]}`)
      .sort();
  }
}

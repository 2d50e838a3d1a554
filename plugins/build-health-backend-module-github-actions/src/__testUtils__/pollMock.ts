import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import { SourcePoller } from '@callboard/backstage-plugin-build-health-node/testUtils';
import { createSource } from '../createSource';
import { MockGitHub, TOKEN, type MockOptions } from './MockGitHub';

/** Asks a mock of GitHub step by step. */
export class PollMock extends SourcePoller {
  readonly github: MockGitHub;
  readonly #backfillDays: number;
  readonly #timeoutMs: number;
  #apiBaseUrl = '';

  constructor(
    options: Omit<MockOptions, 'now'> & {
      at: Date;
      backfillDays?: number;
      timeoutMs?: number;
    },
  ) {
    const { at, backfillDays = 90, timeoutMs = 2_000, ...rest } = options;
    super({ at, scope: 'acme/ledger' });
    this.#timeoutMs = timeoutMs;
    this.#backfillDays = backfillDays;
    this.github = new MockGitHub({ ...rest, now: () => this.now });
  }

  async start(): Promise<this> {
    this.#apiBaseUrl = await this.github.start();
    this.restart();
    return this;
  }

  restart(): void {
    this.source = createSource(
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

  /** Each attempt is one. */
  keyOf({ externalId, attempt }: BuildReport): string {
    return `${externalId}/${attempt}`;
  }

  /** What there is to be found. */
  expected(): string[] {
    return this.github.options.runs
      .flatMap(({ id, attempts }) =>
        attempts.map(
          ({ conclusion }, index) => `${id}/${index + 1} ${conclusion}`,
        ),
      )
      .sort();
  }
}

import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type {
  BuildSource,
  PollStep,
  SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import type { Sources } from '../inbox/Sources';
import { keepReports } from './keepReports';
import type { PollMetrics } from './pollMetrics';
import type { PolledScope, PollStore } from './PollStore';

/** Of one run: the next one follows in seconds, in this process or another one, with what entities name by then. */
const RUN_MS = 60_000;
/** Wait after a step that failed; twice as long after each further one. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** So many scopes that fail one after the other: it is the provider that is down, and it is left alone until the next run. */
const MOST_FAILURES = 5;
/** What a step brings could not be kept so often: it has a report that cannot be kept, and the others are kept without it. */
const MOST_KEEP_FAILURES = 5;

type PolledSource = BuildSource & Required<Pick<BuildSource, 'poll'>>;

interface PollerOptions {
  sources: Pick<Sources, 'all'>;
  directory: Pick<PipelineDirectory, 'scopesOf'>;
  store: PollStore;
  /** Keeps what a step has brought. */
  keep: (sourceId: string, reports: SourceReports) => Promise<void>;
  logger: LoggerService;
  metrics: PollMetrics;
  now?: () => Date;
}

const canPoll = (source: BuildSource): source is PolledSource =>
  source.poll !== undefined;

const unknownScope = (scope: string): PolledScope => ({
  scope,
  isBackfilled: false,
  nextAt: new Date(0),
  failures: 0,
  keepFailures: 0,
});

/**
 * Asks providers for builds of what entities name: deliveries get lost, and the past was never delivered. How far it has come is
 * kept after each step.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #now: () => Date;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Does what is due, until nothing is or its time is over; a slow provider holds up no other. */
  async run(signal: AbortSignal): Promise<void> {
    const until = this.#now().getTime() + RUN_MS;
    const sources = this.#options.sources.all().filter(canPoll);
    await Promise.all(
      sources.map(source => this.#pollSource(source, { signal, until })),
    );
  }

  async #pollSource(
    source: PolledSource,
    { signal, until }: { signal: AbortSignal; until: number },
  ): Promise<void> {
    let scopes = await this.#readScopes(source.id);
    let failed = 0;
    for (;;) {
      const now = this.#now().getTime();
      const due = scopes.filter(({ nextAt }) => nextAt.getTime() <= now);
      if (due.length === 0) return;
      // Each in its turn, whoever has waited longest first: the long past of one repository holds up no other.
      due.sort((a, b) => a.nextAt.getTime() - b.nextAt.getTime());
      for (const scope of due) {
        if (signal.aborted || this.#now().getTime() >= until) return;
        const after = await this.#step(source, scope, signal);
        if (!after) return;
        scopes = scopes.map(one => (one.scope === after.scope ? after : one));
        failed = after.failures > 0 ? failed + 1 : 0;
        if (failed === MOST_FAILURES) return;
      }
    }
  }

  async #readScopes(sourceId: string): Promise<PolledScope[]> {
    const named = this.#options.directory.scopesOf(sourceId);
    const known = new Map(
      (await this.#options.store.read(sourceId)).map(one => [one.scope, one]),
    );
    return [...named].map(scope => known.get(scope) ?? unknownScope(scope));
  }

  /** @returns how far it is now; undefined where it was interrupted */
  async #step(
    source: PolledSource,
    scope: PolledScope,
    signal: AbortSignal,
  ): Promise<PolledScope | undefined> {
    const { store, keep, logger, metrics } = this.#options;
    const state = await store.readState(source.id, scope.scope);
    let isKeeping = false;
    try {
      const step = await source.poll(scope.scope, {
        state,
        now: this.#now(),
        signal,
        ...(scope.wantedAt && { isWanted: true }),
      });
      isKeeping = true;
      // What it brought first: a crash in between repeats the step, which changes nothing.
      await keepReports(step.reports, {
        keep: reports => keep(source.id, reports),
        mayLeaveOut: scope.keepFailures >= MOST_KEEP_FAILURES,
        onLeftOut: problem =>
          logger.error(
            `A report of ${source.id} on ${scope.scope} cannot be kept, and is left out: ${problem}`,
          ),
      });
      isKeeping = false;
      const after = this.#done(scope, step);
      const { wantedAt } = scope;
      await store.save(source.id, after, { wantedAt, state: step.state });
      metrics.stepped(source.id, step.notBefore ? 'waits' : 'done');
      return after;
    } catch (error) {
      if (signal.aborted) return undefined;
      // Whoever reads it on the page knows that it is an error.
      const problem = isError(error) ? error.message : stringifyError(error);
      logger.warn(
        `${source.id} could not be asked for builds of ${scope.scope}: ${problem}`,
      );
      const after = this.#failed(scope, { problem, isKeeping });
      await store.save(source.id, after, { wantedAt: scope.wantedAt });
      metrics.stepped(source.id, 'failed');
      return after;
    }
  }

  #done({ scope, quota }: PolledScope, step: PollStep): PolledScope {
    const { reports: _reports, state: _state, notBefore, ...rest } = step;
    const now = this.#now();
    return {
      quota,
      ...rest,
      scope,
      nextAt: notBefore ?? now,
      failures: 0,
      keepFailures: 0,
      polledAt: now,
    };
  }

  #failed(
    scope: PolledScope,
    { problem, isKeeping }: { problem: string; isKeeping: boolean },
  ): PolledScope {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** scope.failures, LONGEST_WAIT_MS);
    const { wantedAt: _tried, ...rest } = scope;
    return {
      ...rest,
      problem,
      failures: scope.failures + 1,
      keepFailures: scope.keepFailures + (isKeeping ? 1 : 0),
      nextAt: new Date(this.#now().getTime() + wait),
    };
  }
}

import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import type { PolledScope, PollStore } from './PollStore';

/** Each is a call or two. */
const SAMPLE = 3;

/** For those who may not know what. */
const HIDDEN_PROBLEM = 'Something could not be read';

type PollState = Pick<
  BuildSourceState,
  'backfill' | 'asking' | 'quota' | 'lastPolledAt' | 'problem'
>;

const sum = (numbers: readonly number[]) =>
  numbers.reduce((total, one) => total + one, 0);

/** Absent once all of the past was read. */
function backfillOf(
  named: ReadonlySet<string>,
  known: readonly PolledScope[],
): PollState {
  const isDone =
    known.length === named.size && known.every(one => one.isBackfilled);
  if (isDone) return {};
  const done = sum(known.map(({ progress }) => progress?.done ?? 0));
  const totals = known.flatMap(({ progress }) => progress?.total ?? []);
  // What was not begun is as long as the others are in the mean.
  const total =
    totals.length > 0
      ? Math.round((sum(totals) / totals.length) * named.size)
      : undefined;
  return { backfill: { done, ...(total !== undefined && { total }) } };
}

/** Absent unless somebody waits for what is new. */
function askingOf(
  named: ReadonlySet<string>,
  known: readonly PolledScope[],
): PollState {
  const left = known.filter(({ wantedAt }) => wantedAt).length;
  const total = named.size;
  return left === 0 ? {} : { asking: { done: total - left, total } };
}

/** The tightest of the limits that have not been reset since: credentials may differ between scopes. */
function quotaOf(known: readonly PolledScope[], now: Date): PollState {
  const [tightest] = known
    .flatMap(({ quota }) => (quota && quota.resetsAt > now ? [quota] : []))
    .sort((a, b) => b.used / b.limit - a.used / a.limit);
  if (!tightest) return {};
  const { used, limit, resetsAt } = tightest;
  return { quota: { used, limit, resetsAt: resetsAt.toISOString() } };
}

function lastPollOf(known: readonly PolledScope[]): PollState {
  const times = known.flatMap(({ polledAt }) => polledAt?.getTime() ?? []);
  return times.length === 0
    ? {}
    : { lastPolledAt: new Date(Math.max(...times)).toISOString() };
}

/** Reasons name jobs and repositories, and whoever may read about sources may not see all of them. */
function problemOf(
  named: ReadonlySet<string>,
  known: readonly PolledScope[],
  withReasons: boolean,
): PollState {
  const failing = known.filter(({ failures }) => failures > 0);
  const [worst] = failing.sort((a, b) => b.failures - a.failures);
  if (worst) {
    const reason = withReasons ? `: ${worst.problem}` : '';
    return {
      problem: `${failing.length} of ${named.size} could not be asked${reason}`,
    };
  }
  const problem = known.find(one => one.problem !== undefined)?.problem;
  if (problem === undefined) return {};
  return { problem: withReasons ? problem : HIDDEN_PROBLEM };
}

/** How far sources have been asked, for people. */
export class PollOverview {
  readonly #store: Pick<PollStore, 'read'>;
  readonly #directory: Pick<PipelineDirectory, 'scopesOf'>;
  readonly #now: () => Date;

  constructor(options: {
    store: Pick<PollStore, 'read'>;
    directory: Pick<PipelineDirectory, 'scopesOf'>;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Empty for a source that cannot be asked, or of which no entity names anything.
   *
   * @param options - `withReasons` for those who may see all that is asked for
   */
  async read(
    sourceId: string,
    { withReasons }: { withReasons: boolean },
  ): Promise<PollState> {
    const named = this.#directory.scopesOf(sourceId);
    if (named.size === 0) return {};
    const known = await this.#readNamed(sourceId, named);
    return {
      ...backfillOf(named, known),
      ...askingOf(named, known),
      ...quotaOf(known, this.#now()),
      ...lastPollOf(known),
      ...problemOf(named, known, withReasons),
    };
  }

  /** Some of what entities name, those that could not be asked first: whoever tries out a connection wants to know why. */
  async sampleOf(sourceId: string): Promise<string[]> {
    const named = this.#directory.scopesOf(sourceId);
    const known = await this.#readNamed(sourceId, named);
    const troubled = known.filter(({ problem }) => problem !== undefined);
    const first = troubled.map(({ scope }) => scope);
    return [...new Set([...first, ...named])].slice(0, SAMPLE);
  }

  async #readNamed(
    sourceId: string,
    named: ReadonlySet<string>,
  ): Promise<PolledScope[]> {
    const known = await this.#store.read(sourceId);
    return known.filter(({ scope }) => named.has(scope));
  }
}

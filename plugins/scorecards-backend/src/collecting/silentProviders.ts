import type { RunEnd } from './FactSink';

/** A run as it was recorded. Moments are milliseconds since 1970 in UTC. */
export interface RunRecord {
  providerId: string;
  state: RunEnd | 'running';
  startedAt: number;
  /** Absent while it runs. */
  finishedAt?: number;
  error?: string;
}

/** A provider whose collector says nothing new. */
export interface SilentProvider {
  /** When it last went through all entities, or, if it never did, when it first failed. */
  since: number;
  /** A sentence for people. */
  reason: string;
}

/** Runs that are missed, after which a collector is silent. */
const MISSED = 2;

const timeOf = ({ startedAt, finishedAt }: RunRecord) =>
  finishedAt ?? startedAt;

function judge(
  runs: readonly RunRecord[],
  periodMs: number,
  now: number,
): SilentProvider | undefined {
  const [last] = runs;
  const good = runs.find(({ state }) => state !== 'failed');
  if (last.state === 'failed') {
    const since = timeOf(good ?? runs[runs.length - 1]);
    return {
      since,
      reason: last.error
        ? `Its last run failed: ${last.error}`
        : 'Its last run failed.',
    };
  }
  const since = timeOf(last);
  return now - since > MISSED * periodMs
    ? { since, reason: 'It has missed two runs.' }
    : undefined;
}

/**
 * Providers whose collectors are silent: the last run failed, or it is longer ago than two periods. What is known of their facts is
 * frozen, and is no fault of a service. One that never ran is not silent: nothing is known of it that could freeze. Runs that were
 * interrupted say nothing, and one that left some entities out says enough.
 */
export function silentProviders(options: {
  providers: readonly { id: string; periodMs: number }[];
  /** In any order. */
  runs: readonly RunRecord[];
  now: number;
}): Map<string, SilentProvider> {
  const ended = options.runs
    .filter(({ state }) => state !== 'running' && state !== 'aborted')
    .sort((a, b) => timeOf(b) - timeOf(a));
  return new Map(
    options.providers.flatMap(({ id, periodMs }) => {
      const runs = ended.filter(({ providerId }) => providerId === id);
      const silent =
        runs.length > 0 ? judge(runs, periodMs, options.now) : undefined;
      return silent ? [[id, silent] as const] : [];
    }),
  );
}

/** When a provider is to run next, as far as its last run tells; undefined when that is due. */
export function nextRunOf(
  { id, periodMs }: { id: string; periodMs: number },
  options: { runs: readonly RunRecord[]; now: number },
): number | undefined {
  const starts = options.runs
    .filter(({ providerId }) => providerId === id)
    .map(({ startedAt }) => startedAt);
  const next = starts.reduce((a, b) => Math.max(a, b), -Infinity) + periodMs;
  return next > options.now ? next : undefined;
}

import type { StatusTone } from '@internal/frontend-kit';
import type { CollectorState } from '@callboard/backstage-plugin-scorecards-common';

/** How a collector fares, in one word. */
export type CollectorFinding =
  | 'silent'
  | 'failed'
  | 'partial'
  | 'running'
  | 'never'
  | 'waiting'
  | 'ok';

export const COLLECTOR_TONES: Record<CollectorFinding, StatusTone> = {
  silent: 'unknown',
  failed: 'bad',
  partial: 'warn',
  never: 'unknown',
  running: 'progress',
  ok: 'good',
  waiting: 'neutral',
};

const ORDER = Object.keys(COLLECTOR_TONES);

/** The worst that is known of it. Facts that are pushed or signed off have no runs. */
export function collectorFinding(collector: CollectorState): CollectorFinding {
  const { source, silentSince, lastRun } = collector;
  if (lastRun?.state === 'running') return 'running';
  if (silentSince) return 'silent';
  if (source !== 'collected') return 'waiting';
  if (!lastRun) return 'never';
  return lastRun.state === 'aborted' ? 'failed' : lastRun.state;
}

/** The worst first. */
export const collectorRank = (collector: CollectorState) =>
  ORDER.indexOf(collectorFinding(collector));

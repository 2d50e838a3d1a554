import {
  isRed,
  type BuildSummary,
} from '@callboard/backstage-plugin-build-health-common';
import type { StatusTone } from '@internal/frontend-kit';

type Ended = Pick<BuildSummary, 'state' | 'outcome'>;

const GOING_ON = {
  queued: 'neutral',
  running: 'progress',
  blocked: 'warn',
} as const;

/** How bad an attempt is. */
export function toneOf({ state, outcome }: Ended): StatusTone {
  if (state !== 'finished') return GOING_ON[state];
  if (outcome === undefined) return 'unknown';
  if (outcome === 'success') return 'good';
  if (outcome === 'unstable') return 'warn';
  return isRed(outcome) ? 'bad' : 'neutral';
}

/** `full`: it passed. `cap`: it left trunk red. `hollow`: it says nothing of the code. */
export type BarShape = 'full' | 'cap' | 'hollow';

export function shapeOf({ state, outcome }: Ended): BarShape {
  const red = state === 'finished' ? isRed(outcome) : undefined;
  if (red === undefined) return 'hollow';
  return red ? 'cap' : 'full';
}

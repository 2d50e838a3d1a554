import type {
  BuildOutcome,
  BuildState,
} from '@callboard/backstage-plugin-build-health-common';

/** Of a run or a job. The action of an event decides nothing: `requested` comes with `completed`, and `queued` with `waiting`. */
interface Reported {
  status?: string | null;
  conclusion?: string | null;
}

/**
 * `waiting`: for a rule of an environment, as a reviewer. `requested` is made and not in the queue yet, `pending` is at its front
 * while a limit of concurrency is reached: both go on without anybody.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
 */
const STATES: ReadonlyMap<string, BuildState> = new Map([
  ['requested', 'queued'],
  ['queued', 'queued'],
  ['pending', 'queued'],
  ['waiting', 'blocked'],
  ['in_progress', 'running'],
  ['completed', 'finished'],
]);

const OUTCOMES: ReadonlyMap<string, BuildOutcome> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['timed_out', 'timed-out'],
  ['startup_failure', 'startup-failure'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped'],
  ['neutral', 'neutral'],
  ['action_required', 'action-required'],
  ['stale', 'stale'],
]);

/** A status that is not known is the one that any other is later than. */
export function stateOf({ status, conclusion }: Reported): BuildState {
  return STATES.get(status ?? '') ?? (conclusion ? 'finished' : 'queued');
}

/** Undefined before the end, and for a word that is not known: it may not count as one that is. */
export function outcomeOf(reported: Reported): BuildOutcome | undefined {
  return stateOf(reported) === 'finished'
    ? OUTCOMES.get(reported.conclusion ?? '')
    : undefined;
}

/** Whether anything was run: GitHub writes `started_at` long before. */
export const hasBegun = (state: BuildState): boolean =>
  state === 'running' || state === 'finished';

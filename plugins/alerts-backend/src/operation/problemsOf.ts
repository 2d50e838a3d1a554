import type { AlertsProblem } from '@callboard/backstage-plugin-alerts-common';
import type { EngineState } from '../database/StateStore';
import { iso } from '../service/AlertNaming';
import { stallsOf } from './stalls';

/** Beats come each minute or so. */
const SILENT_BEATS = 3;

/** What keeps alerts from reaching people, the worst first. Reasons are for administrators. */
export function problemsOf(
  state: EngineState,
  options: {
    now: number;
    /** Of the heartbeat. */
    everyMs: number;
    isAdmin: boolean;
    titleOfChannel: (id: string) => string;
  },
): AlertsProblem[] {
  const { now, everyMs, isAdmin, titleOfChannel } = options;
  const { beatAt, failing, watcher } = state;
  const problems: AlertsProblem[] = stallsOf(state, now).flatMap(
    ({ kind, since }) =>
      kind === 'silent-worker' || since === undefined
        ? []
        : [{ kind, since: iso(since) }],
  );
  const isSilent =
    beatAt !== undefined && now - beatAt > SILENT_BEATS * everyMs;
  if (problems.length === 0 && isSilent) {
    problems.push({ kind: 'no-heartbeat', since: iso(beatAt) });
  }
  for (const { channel, since, waiting, problem } of failing) {
    problems.push({
      kind: 'failing-channel',
      since: iso(since),
      channel: titleOfChannel(channel),
      waiting,
      ...(isAdmin && { reason: problem }),
    });
  }
  if (isAdmin && watcher.problem !== undefined) {
    problems.push({
      kind: 'unwatched',
      ...(watcher.at !== undefined && { since: iso(watcher.at) }),
      reason: watcher.problem,
    });
  }
  return problems;
}

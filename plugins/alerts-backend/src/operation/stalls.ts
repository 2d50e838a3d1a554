import type { Worker } from '../engine/Pulse';
import type { EngineState } from '../database/StateStore';

/** What is later than this has stopped: a lease that a killed process leaves behind is over by then, and so are all attempts at a delivery. */
const LATE_MS = 120_000;
/** Workers look each second; one that is at it looks between its batches. */
const SILENT_MS = 60_000;

const WORKERS: readonly Worker[] = ['take-in', 'escalate', 'send', 'tell'];

/** Something that does not move. */
export interface Stall {
  kind: 'late-deliveries' | 'late-steps' | 'late-messages' | 'silent-worker';
  /** Milliseconds since 1970; absent where it has never moved. */
  since?: number;
  worker?: Worker;
}

/** What is late, or has stopped. Where there is nothing of it, everything moves. */
export function stallsOf(state: EngineState, now: number): Stall[] {
  const { deliveries, oldestStepAt, messages, looks } = state;
  const late = (
    [
      ['late-deliveries', deliveries.oldestAt],
      ['late-steps', oldestStepAt],
      ['late-messages', messages.oldestAt],
    ] as const
  ).flatMap(([kind, since]) =>
    since !== undefined && now - since > LATE_MS ? [{ kind, since }] : [],
  );
  const silent = WORKERS.filter(
    worker => !(now - (looks[worker] ?? 0) <= SILENT_MS),
  ).map(worker => ({
    ...{ kind: 'silent-worker' as const, worker },
    since: looks[worker],
  }));
  return [...late, ...silent];
}

/** For the log. */
export const inWords = (
  { kind, since, worker }: Stall,
  now: number,
): string => {
  const what = worker ? `${kind} ${worker}` : kind;
  return since === undefined
    ? `${what} (never)`
    : `${what} (${Math.round((now - since) / 1_000)} s)`;
};

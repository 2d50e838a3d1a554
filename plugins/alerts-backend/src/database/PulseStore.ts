import type { Worker } from '../engine/Pulse';

/** What of alerts moves, whichever process moves it. */
export interface PulseStore {
  /** Keeps when workers looked for work; those that never did are left out. */
  noteLooks(looks: ReadonlyMap<Worker, number>): Promise<void>;
  /** Whether it is time to look whether everything moves. Nobody else is told so until `everyMs` have passed. */
  claimBeat(now: number, everyMs: number): Promise<boolean>;
  /** It is time again at once. */
  releaseBeat(): Promise<void>;
  /** Everything moves. */
  noteBeat(now: number): Promise<void>;
  /** The second system took the heartbeat, or did not. */
  noteWatcher(outcome: { at: number } | { problem: string }): Promise<void>;
}

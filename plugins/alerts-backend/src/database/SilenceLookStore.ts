/** Open alerts are to be looked at for a silence that begins, or that was ended by hand. */
export interface SilenceLook {
  id: number;
  silenceId: string;
  /** When it was to end before it was ended by hand; absent where it begins. */
  wasUntil?: number;
}

/** What silences are still to do to alerts that are open. */
export interface SilenceLookStore {
  /** Takes what is due, the oldest first, so that no other process does until the claim is over. */
  claim(now: number, limit: number): Promise<SilenceLook[]>;
  done(id: number): Promise<void>;
  /** Lets go of what could not be done now. */
  release(id: number, until: number): Promise<void>;
}

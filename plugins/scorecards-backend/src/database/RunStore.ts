/** Where facts of a provider come from. */
export type ProviderKind = 'pull' | 'push' | 'sign-off';

/** How a run of a collector ended. `partial`: some entities could not be read. */
export type RunOutcome = 'ok' | 'partial' | 'failed' | 'aborted';

/** A run of a collector. */
export interface RunRecord {
  id: string;
  providerId: string;
  state: RunOutcome | 'running';
  startedAt: number;
  finishedAt?: number;
  /** Those that were read. */
  entities: number;
  /** Those of which a fact was new or other. */
  changed: number;
  /** Those that could not be read. */
  failed: number;
  /** The first one, for people. */
  error?: string;
}

/** A provider as it is kept. */
export interface ProviderRecord {
  providerId: string;
  kind: ProviderKind;
  /** The last one that began. */
  lastRun?: RunRecord;
  lastOkRunId?: string;
  /** When the last run began that was ok or partial: facts that are not held, and have no time of their own, were so then. */
  lastOkAt?: number;
  /** Its results are frozen since then. */
  silentSince?: number;
  /** Somebody asked for a run that has not begun yet. */
  wantedAt?: number;
}

/** Where runs of collectors are kept. Moments are milliseconds since 1970 in UTC. */
export interface RunStore {
  /** Makes providers known, or known as of another kind. */
  register(
    providers: readonly Pick<ProviderRecord, 'providerId' | 'kind'>[],
  ): Promise<void>;
  readProviders(): Promise<ProviderRecord[]>;
  /** @param since - absent: it is heard of again */
  setSilent(providerId: string, since: number | undefined): Promise<void>;
  /** Asks for a run soon. @returns false when there is no such provider that is pulled */
  want(providerId: string, at: number): Promise<boolean>;
  /**
   * Begins a run, for which nobody needs to ask any more. One that never ended, as its process did, counts as aborted.
   *
   * @returns its id; ids rise
   */
  begin(run: { providerId: string; at: number }): Promise<string>;
  /** @returns false when it has ended already */
  end(
    run: Pick<RunRecord, 'id' | 'entities' | 'changed' | 'failed' | 'error'> & {
      state: RunOutcome;
      at: number;
    },
  ): Promise<boolean>;
  /** The newest first. */
  list(query: { providerId: string; limit: number }): Promise<RunRecord[]>;
}

import type { JsonObject } from '@backstage/types';
import type { PollStep } from '@callboard/backstage-plugin-build-health-node';

/** How far a source has been asked for builds of a scope. */
export interface PolledScope extends Pick<PollStep, 'progress' | 'quota'> {
  scope: string;
  isBackfilled: boolean;
  nextAt: Date;
  /** Steps that have failed one after the other, up to now. */
  failures: number;
  /** Steps that have brought what could not be kept, since the last that went well. */
  keepFailures: number;
  problem?: string;
  /** The last step that went well. */
  polledAt?: Date;
  /** Since when somebody waits for what is new. */
  wantedAt?: Date;
}

/** Where it is kept how far sources have been asked. */
export interface PollStore {
  /** All that a source was ever asked for, also what nobody names now. */
  read(sourceId: string): Promise<PolledScope[]>;
  /** Where the source goes on; undefined before the first step. */
  readState(sourceId: string, scope: string): Promise<JsonObject | undefined>;
  /** Makes these due now, as somebody waits. What was never asked for is due anyway. */
  want(sourceId: string, scopes: readonly string[], now: Date): Promise<void>;
  /** Somebody who began to wait after the step did still waits. */
  save(
    sourceId: string,
    scope: PolledScope,
    step: {
      /** Since when somebody waited as the step began. */
      wantedAt?: Date;
      /** Absent: it stays as it was. */
      state?: JsonObject;
    },
  ): Promise<void>;
}

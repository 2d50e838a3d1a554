import type {
  MatchedAlert,
  SilenceDraft,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertQuietRecord } from '../lifecycle/records';
import type { VisibleAlerts } from './AlertQueryStore';

/** What is kept of a silence. */
export interface SilenceRecord extends SilenceDraft {
  id: string;
  /** Full reference in lower case. */
  createdBy: string;
  /** Milliseconds since 1970 in UTC. */
  createdAt: number;
}

/** A silence to be kept. */
export type SilenceToKeep = Omit<SilenceRecord, 'id'>;

/** How many there may be that have not ended. */
export interface SilenceLimits {
  all: number;
  /** Of a team; of a person, where they are of no team. */
  each: number;
}

/** What of an alert silences look at. */
export interface MatchableAlert extends MatchedAlert {
  id: string;
  openedAt: number;
  quiet?: AlertQuietRecord;
}

/** Which alerts to look at. */
export interface MatchableQuery {
  /** `open`; of these the `silenced` ones; or all that were opened since a time. */
  which: 'open' | 'silenced' | { openedSince: number };
  /** Of these alone. */
  scope: Pick<SilenceDraft, 'entityRefs' | 'teamRef'>;
  visible: VisibleAlerts;
  /** The last one of the part before. */
  after?: Pick<MatchableAlert, 'id' | 'openedAt'>;
  limit: number;
}

/** Silences, and the alerts that they may be for. */
export interface SilenceStore {
  /** @param options.looksAt - when open alerts are to be looked at for it */
  create(
    silence: SilenceToKeep,
    options: { now: number; most: SilenceLimits; looksAt?: readonly number[] },
  ): Promise<SilenceRecord | 'too-many' | 'too-many-of-one'>;
  get(id: string): Promise<SilenceRecord | undefined>;
  /** Those that are or will be active, the first to end first; or those that ended since, the newest first. */
  list(query: {
    which: 'open' | { endedSince: number };
    now: number;
    limit: number;
  }): Promise<SilenceRecord[]>;
  /**
   * It ends now.
   *
   * @param looksAt - when open alerts are to be looked at for that
   * @returns undefined where there is none, or it has ended already
   */
  end(
    id: string,
    now: number,
    looksAt?: readonly number[],
  ): Promise<SilenceRecord | undefined>;
  /** The newest first. */
  readAlerts(query: MatchableQuery): Promise<MatchableAlert[]>;
}

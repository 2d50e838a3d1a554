import type { AlertSeverity } from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertRecord,
  DueRecord,
  EntryRecord,
  InstanceRecord,
  MessageRecord,
  PageRecord,
} from '../lifecycle/records';

/** Which alerts a caller sees, as the database can tell. References are full and in lower case. */
export interface VisibleAlerts {
  /** Entities whose alerts are seen; all when absent. */
  entityRefs?: readonly string[];
  /** Teams whose alerts are seen where they have no entity; all when absent. */
  teamRefs?: readonly string[];
  /** Only alerts of these teams, whichever entity they have; also those of no team where it says so. */
  only?: { teamRefs: readonly string[]; withoutTeam: boolean };
  /** Those of which it is not known whose they are. */
  unrouted: boolean;
  /** Sees what they were paged for, whatever the above says. */
  userRef?: string;
}

/** Which alerts of a list. */
export interface AlertFilter {
  state: 'open' | 'firing' | 'acknowledged' | 'resolved' | 'all';
  severity?: AlertSeverity;
  entityRef?: string;
  /** One of these. */
  teamRefs?: readonly string[];
  label?: { name: string; value: string };
  /** Part of title or summary. */
  text?: string;
  /** They have it, or were paged for it and nobody has it. */
  mineOf?: string;
  isUnrouted?: true;
}

/** A part of a list. */
export interface Listed<T> {
  items: T[];
  nextCursor?: string;
}

/** Counts of open alerts. */
export interface OpenCounts {
  open: number;
  mine: number;
  myTeams: number;
  unrouted: number;
  recent: number;
}

/** A page as it is kept, with what became of its messages. */
export interface KeptPage extends PageRecord {
  messages: KeptMessage[];
}

/** A message of a page as it is kept. */
export interface KeptMessage extends Pick<MessageRecord, 'id' | 'channel'> {
  state: 'waiting' | 'sent' | 'cancelled' | 'failed';
  /** When it is sent, or was. */
  at: number;
  problem?: string;
}

/** A line of a timeline as it is kept. */
export interface KeptEntry extends EntryRecord {
  id: number;
}

/** Where to look for alerts of what was asked for: of a group, also of those below. */
export interface AskedRef {
  asked: string;
  ref: string;
  kind: 'entity' | 'team';
}

/** Alerts of one entity or group, in short. */
export interface RefAlerts {
  open: number;
  unacknowledged: number;
  worst?: AlertRecord;
  last?: AlertRecord;
}

/** What is read of alerts. */
export interface AlertQueryStore {
  /**
   * Those that fire come first, then those that somebody has, each the worst and then the newest first; then what is over, the last to
   * end first.
   */
  list(query: {
    filter: AlertFilter;
    visible: VisibleAlerts;
    cursor?: string;
    limit: number;
  }): Promise<Listed<AlertRecord> & { totalItems: number }>;
  count(options: {
    visible: VisibleAlerts;
    userRef?: string;
    teamRefs: readonly string[];
    /** Opened since. */
    since: number;
  }): Promise<OpenCounts>;
  /** Entities and teams of alerts, to find out which of them somebody sees. */
  readRefs(
    which: 'open' | 'all',
  ): Promise<{ entityRefs: string[]; teamRefs: string[] }>;
  find(id: string): Promise<AlertRecord | undefined>;
  findMany(ids: readonly string[]): Promise<Map<string, AlertRecord>>;
  /** Those that fire first, then the newest. */
  readInstances(alertId: string, limit: number): Promise<InstanceRecord[]>;
  /** The newest first. */
  readPages(alertId: string, limit: number): Promise<KeptPage[]>;
  /** What was over before of the same title and for the same, the newest first. */
  readEarlier(
    alert: Pick<AlertRecord, 'id' | 'title' | 'targetKey' | 'openedAt'>,
    limit: number,
  ): Promise<AlertRecord[]>;
  /** The newest first. */
  readTimeline(query: {
    alertId: string;
    cursor?: string;
    limit: number;
  }): Promise<Listed<KeptEntry>>;
  /** Steps of policies that are due or will be. */
  readNextSteps(alertIds: readonly string[]): Promise<Map<string, DueRecord>>;
  /** Those of some alerts that a person was paged for, but by themselves. */
  readPagedFor(
    userRef: string,
    alertIds: readonly string[],
  ): Promise<Set<string>>;
  /** Who has opened some alerts by hand. */
  readOpeners(alertIds: readonly string[]): Promise<Map<string, string>>;
  /** What a person has done about an alert since. */
  readDeeds(options: {
    alertId: string;
    userRef: string;
    since: number;
  }): Promise<{ entries: KeptEntry[]; pages: PageRecord[] }>;
  /** The step of the policy that was carried out last; each is counted from 1. */
  readLastStep(
    alertId: string,
  ): Promise<{ round: number; step: number } | undefined>;
  /** In a number of statements that does not grow with what is asked; nothing for what has no alerts. */
  readByRefs(
    asked: readonly AskedRef[],
    visible: VisibleAlerts,
  ): Promise<Map<string, RefAlerts>>;
}

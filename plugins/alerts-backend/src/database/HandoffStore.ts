import type {
  AlertSeverity,
  AlertState,
  HandoffSection,
} from '@callboard/backstage-plugin-alerts-common';

/** A line of a note. Times are milliseconds since 1970 in UTC; people and services stand in it by their references alone. */
export interface LineRecord {
  id: string;
  section: HandoffSection;
  text?: string;
  alert?: {
    id: string;
    title: string;
    severity: AlertSeverity;
    state: AlertState;
    openedAt: number;
    entityRef?: string;
    minutes: number;
    by?: string;
    resolvedBy?: string;
  };
  until?: number;
  count?: number;
}

/** A shift that ends, and who comes next. */
export interface HandoffRecord {
  shiftId: string;
  scheduleId: string;
  scheduleName: string;
  teamRef: string;
  startsAt: number;
  endsAt: number;
  /** When the others begin; 0 where nobody comes. */
  nextAt: number;
  fromRefs: string[];
  toRefs: string[];
}

/** What is kept of a handoff. */
export interface KeptHandoff extends HandoffRecord {
  lines?: LineRecord[];
  sent?: { at: number; by: string };
  toldAt?: number;
  read?: { at: number; by: string };
  remindedAt?: number;
}

/** Keeps handoff notes. */
export interface HandoffStore {
  find(shiftId: string): Promise<KeptHandoff | undefined>;
  /** Of shifts that ended, or end, after a time; at most 1,000, the earliest first. */
  listEndingAfter(at: number): Promise<KeptHandoff[]>;
  /** Keeps it without a note, unless it is there. */
  add(handoff: HandoffRecord): Promise<void>;
  /** @returns false where a note was sent before */
  send(
    handoff: HandoffRecord,
    note: { lines: readonly LineRecord[]; at: number; by: string },
  ): Promise<boolean>;
  /** Only the first of several counts. */
  confirm(shiftId: string, read: { at: number; by: string }): Promise<void>;
  mark(shiftId: string, what: 'told' | 'reminded', at: number): Promise<void>;
  removeEndedBefore(at: number): Promise<void>;
  /** Teams with alerts that are open, or were over since. */
  readActiveTeams(since: number): Promise<string[]>;
}

import type { AlertNamed, AlertState } from './alert';
import type { AlertSeverity } from './severity';

/**
 * A shift that is handed over.
 *
 * @public
 */
export interface HandoffShift {
  /** Of the schedule and the start; `handoffShiftId` makes it. */
  id: string;
  scheduleId: string;
  scheduleName: string;
  team: AlertNamed;
  /** ISO 8601 in UTC. */
  startsAt: string;
  /** ISO 8601 in UTC: when it is handed over. */
  endsAt: string;
  /** Who was on call. */
  people: AlertNamed[];
}

/**
 * - `open`: an alert that is not over.
 * - `happened`: one that is.
 * - `watch`: what may come: an alert that is quiet until a time, one that came several times, or words of who hands over.
 *
 * @public
 */
export type HandoffSection = 'open' | 'happened' | 'watch';

/**
 * A line of a handoff note.
 *
 * @public
 */
export interface HandoffLine {
  /** Within the note. */
  id: string;
  section: HandoffSection;
  /** Words of who hands over, or what helped. Text of others. */
  text?: string;
  alert?: {
    id: string;
    /** Text of others. */
    title: string;
    severity: AlertSeverity;
    state: AlertState;
    /** ISO 8601 in UTC. */
    openedAt: string;
    entity?: AlertNamed;
    /** How long it lasted, or does. */
    minutes: number;
    /** Who has it, or took it. */
    by?: AlertNamed;
    /** Who ended it; absent where the source did, or it is not over. */
    resolvedBy?: AlertNamed;
  };
  /** ISO 8601 in UTC: it is quiet until then. */
  until?: string;
  /** How often it came in the shift. */
  count?: number;
}

/**
 * A handoff note: drafted from the alerts of the shift until it is sent, and then as it was sent.
 *
 * @public
 */
export interface Handoff {
  shift: HandoffShift;
  /** Who is on call next; absent where nobody is, or that is not known. */
  next?: { people: AlertNamed[]; startsAt: string };
  state: 'draft' | 'sent' | 'read';
  lines: HandoffLine[];
  sent?: { by: AlertNamed; at: string };
  /** Who has confirmed that they have read it. */
  read?: { by: AlertNamed; at: string };
  allowed: ('send' | 'confirm')[];
}

/**
 * What a person sends.
 *
 * @public
 */
export interface HandoffRequest {
  /** Id of the shift. */
  shift: string;
  /** Ids of lines of the draft that stay; at most 400. */
  lines: string[];
  /** Own words to watch out for: at most 20, of at most 500 characters. */
  watch: string[];
}

/**
 * A shift of the caller that is to be handed over, or a note for them that they have not confirmed.
 *
 * @public
 */
export interface MyHandoff {
  shift: HandoffShift;
  todo: 'send' | 'confirm';
}

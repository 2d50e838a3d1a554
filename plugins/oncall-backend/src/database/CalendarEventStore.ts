import type { CalendarEvent } from '../calendar/CalendarEvent';
import type { Reconciled } from '../calendar/reconcileEvents';

/** What the published events of one schedule were made of. */
export interface Publication {
  scheduleId: string;
  teamRef: string;
  /** Of the schedule. */
  name: string;
  /** Of the schedule; `undefined` once it is gone. */
  revision?: number;
  /** Days since 1970 in UTC. */
  day: number;
  /** State of the catalog that gave the names. */
  namedAt: Date;
}

/** What was published of a schedule before. */
export interface Published {
  events: CalendarEvent[];
  /** It was published for another team. */
  isMoved: boolean;
}

export interface PublishedEvent extends CalendarEvent {
  scheduleId: string;
}

/** Keeps what calendars were told, so that every process tells the same and knows what to call off. */
export interface CalendarEventStore {
  readPublications(scheduleIds: readonly string[]): Promise<Publication[]>;
  /** Of schedules that were published for a team, those that are gone too, and those that left it within a month. */
  listOfTeam(teamRef: string): Promise<string[]>;
  /** Of schedules that were published with a person on call. */
  listOfPerson(userRef: string): Promise<string[]>;
  /** When schedules left a team, by their id; milliseconds since 1970 in UTC. */
  readMoves(teamRef: string): Promise<ReadonlyMap<string, number>>;
  /**
   * In order of time; those of one person when `userRef` is given.
   *
   * @param request.limit - the earliest so many
   */
  readEvents(request: {
    scheduleIds: readonly string[];
    userRef?: string;
    limit: number;
  }): Promise<PublishedEvent[]>;
  /**
   * Publishes anew, in one transaction with what it stands on; does nothing when another process has published a newer
   * state, or, for a schedule that is said to be gone, when it is there after all.
   */
  publish(
    publication: Publication,
    options: { reconcile: (published: Published) => Reconciled; now: Date },
  ): Promise<void>;
  /** Forgets events that ended before, moves before then, and what was told of schedules that are gone and have no events left. */
  removeEnded(before: Date): Promise<void>;
}

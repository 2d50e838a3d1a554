/** A shift as calendar programs know it. All instants in milliseconds since 1970 in UTC. */
export interface CalendarEvent {
  /** Stays with the event for good, on every process. */
  uid: string;
  startsAt: number;
  endsAt: number;
  /** Sorted; an event keeps its people, other people are another event. */
  userRefs: readonly string[];
  summary: string;
  /** Grows with each change. */
  sequence: number;
  /** It was published, and nobody is on call by it any more. */
  cancelled: boolean;
  createdAt: number;
  modifiedAt: number;
}

/** What an event is made of: people on call together, without a break. */
export interface CalendarShift {
  startsAt: number;
  endsAt: number;
  userRefs: readonly string[];
  /** It began before the time that was looked at: `startsAt` is not its true beginning. */
  isOpen?: boolean;
}

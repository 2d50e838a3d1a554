/**
 * The clock of a zone as numbers, taken from the time zone data of whoever made it. Sent with a schedule, so that a browser
 * with older data counts like the server.
 *
 * @public
 */
export interface ZoneTable {
  /** IANA name. */
  timeZone: string;
  /** Milliseconds since 1970 in UTC between which the table is right. */
  startsAt: number;
  endsAt: number;
  /** Milliseconds to add to UTC, at the start and after each change. */
  offsets: number[];
  /** Milliseconds since 1970 in UTC of each change; one less than `offsets`. */
  changes: number[];
}

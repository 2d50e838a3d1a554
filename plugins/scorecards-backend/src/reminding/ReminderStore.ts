/** A team that a person has had reminded is left alone by others for so long. */
export const REST_MS = 7 * 86_400_000;

/** A team that was reminded of a campaign. */
export interface Reminder {
  campaignId: string;
  teamRef: string;
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** The day that came near, as in 2026-12-31; absent: a person asked for it. */
  day?: string;
}

/** Which teams were reminded of campaigns. Who asked for it is in the audit log alone. */
export interface ReminderStore {
  /**
   * Has teams be reminded as a person asks for it, but those that were in the last seven days; two at once are as one.
   *
   * @returns the teams
   */
  addByHand(reminders: {
    campaignId: string;
    teamRefs: readonly string[];
    at: number;
  }): Promise<string[]>;
  /**
   * Has teams be reminded as a day comes near; once, however often it is called.
   *
   * @param reminders.daysBefore - for each number of days once
   */
  addByDay(reminders: {
    campaignId: string;
    teamRefs: readonly string[];
    at: number;
    day: string;
    daysBefore: number;
  }): Promise<void>;
  /**
   * The oldest first.
   *
   * @param query.since - not those before
   */
  list(query: { campaignId?: string; since: number }): Promise<Reminder[]>;
}

import type { AlertSeverity } from './severity';

/**
 * Whom a step pages.
 *
 * - `level`: who is on call at a level of the team that answers for the alert.
 * - `team`: all members of the team that answers for the alert.
 * - `schedule`: who is on call by a schedule.
 * - `person`: one person.
 * - `group`: all members of a group.
 * - `channel`: a channel of the portal's configuration that many read, by name.
 *
 * @public
 */
export type EscalationTarget =
  | { kind: 'level'; level: number }
  | { kind: 'team' }
  | { kind: 'schedule'; scheduleId: string }
  | { kind: 'person'; userRef: string }
  | { kind: 'group'; groupRef: string }
  | { kind: 'channel'; channel: string };

/**
 * A day of the week.
 *
 * @public
 */
export type HoursWeekday =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';

/**
 * Hours of the week on a clock on the wall. A window whose end is not after its start goes over midnight, and belongs to the day on which
 * it begins; equal times are 24 hours.
 *
 * @public
 */
export interface WeeklyHours {
  /** At least one. */
  weekdays: HoursWeekday[];
  /** `HH:MM`. */
  startTime: string;
  /** `HH:MM`. */
  endTime: string;
  /** IANA name; that of the schedule of the team that answers when absent, and UTC where it has none. */
  timeZone?: string;
}

/**
 * One step of a policy.
 *
 * @public
 */
export interface EscalationStep {
  /** 1 to 10. */
  targets: EscalationTarget[];
  /** Minutes after the step before it, or after the alert was opened; 0 to 1,440. */
  afterMinutes: number;
  /** Alerts that the step is for; all when absent. Where it is not for the alert it is passed over, and nobody waits. */
  when?: {
    severities?: AlertSeverity[];
    hours?: WeeklyHours & {
      /** True: in these hours; false: outside of them. */
      within: boolean;
    };
  };
}

/**
 * Who is paged for an alert, in which order, until somebody acknowledges it.
 *
 * @public
 */
export interface EscalationRules {
  /** 1 to 20. */
  steps: EscalationStep[];
  /** How often the steps are gone through again; 0 to 9. */
  repeat: number;
  /** Minutes between the last step and the first of the next round; 1 to 1,440. */
  repeatAfterMinutes: number;
  /** Paged once when all rounds are over. */
  fallback?: EscalationTarget;
  /** Minutes after which an acknowledgement ends, and the rounds begin again; it holds for good when absent. 5 to 10,080. */
  acknowledgedForMinutes?: number;
  /** Alerts of these severities wait for these hours before anybody is paged. */
  workingHours?: WeeklyHours & { severities: AlertSeverity[] };
}

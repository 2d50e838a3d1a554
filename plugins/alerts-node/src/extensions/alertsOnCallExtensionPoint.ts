import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Who is on call at one level of a team.
 *
 * @public
 */
export interface AlertsOnCallLevel {
  /** 1 is asked first. Several schedules may have the same. */
  level: number;
  scheduleId: string;
  scheduleName: string;
  /** IANA name; absent where another system says who is on call. */
  timeZone?: string;
  /** Full references of those on call who are in the catalog; nobody where nobody is. */
  userRefs: string[];
  /** ISO 8601 in UTC: until when these are on call; absent where nobody is, or no end is known. */
  until?: string;
}

/**
 * Who is on call for an entity or a group.
 *
 * @public
 */
export interface AlertsOnCallAnswer {
  /** Lowest first. */
  levels: AlertsOnCallLevel[];
  /** Why nobody is named at any level, in words. */
  reason?: string;
}

/**
 * Somebody's time on call by a schedule.
 *
 * @public
 */
export interface AlertsOnCallShift {
  scheduleId: string;
  scheduleName: string;
  /** Full reference of the group whose schedule it is. */
  teamRef: string;
  /** ISO 8601 in UTC. */
  startsAt: string;
  endsAt: string;
  /** Full references of those on call who are in the catalog. */
  userRefs: string[];
}

/**
 * Tells who is on call, as the alerts backend and for nobody in particular.
 *
 * @public
 */
export interface AlertsOnCallProvider {
  /**
   * @param request - full references of components, resources, APIs, systems or groups, at most 1,000; `at` is now when absent
   * @returns in the order of the request; undefined where the entity is unknown
   */
  getOnCall(request: {
    entityRefs: readonly string[];
    at?: Date;
    signal: AbortSignal;
  }): Promise<(AlertsOnCallAnswer | undefined)[]>;

  /** @returns undefined where there is no such schedule */
  getSchedule(request: {
    scheduleId: string;
    at?: Date;
    signal: AbortSignal;
  }): Promise<AlertsOnCallLevel | undefined>;

  /** Schedules that steps of policies can name, by name. */
  listSchedules(request: {
    signal: AbortSignal;
  }): Promise<{ id: string; name: string; teamRef: string }[]>;

  /**
   * Shifts of a schedule that overlap a time of at most 60 days, the earliest first, whole. Without it nothing is handed over.
   *
   * @returns undefined where there is no such schedule, or another system makes it
   */
  listShifts?(request: {
    scheduleId: string;
    from: Date;
    to: Date;
    signal: AbortSignal;
  }): Promise<AlertsOnCallShift[] | undefined>;
}

/**
 * @public
 */
export interface AlertsOnCallExtensionPoint {
  /** @throws `ConflictError` where there is one already */
  setOnCall(provider: AlertsOnCallProvider): void;
}

/**
 * Where a module tells who is on call. Without one, steps that ask for a level page all members of the team.
 *
 * @public
 */
export const alertsOnCallExtensionPoint =
  createExtensionPoint<AlertsOnCallExtensionPoint>({ id: 'alerts.on-call' });

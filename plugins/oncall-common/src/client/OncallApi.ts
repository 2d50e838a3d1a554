import type {
  CalendarLink,
  CalendarScope,
  CreateScheduleRequest,
  MyShift,
  NewCalendarLink,
  NewOverride,
  OnCallByRefs,
  OnCallRequest,
  OnCallHits,
  PersonShift,
  PreviewRequest,
  SaveVersionRequest,
  Schedule,
  ScheduleChange,
  ScheduleFields,
  SchedulePage,
  SchedulePreview,
  UncoveredServicePage,
} from '../types';

/**
 * @public
 */
export interface OncallRequestOptions {
  /** For calls by another backend. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * @public
 */
export interface ListSchedulesRequest {
  /** Only those of one group. */
  team?: string;
  /** Part of a name of schedule, team or person on call. */
  q?: string;
  /** Only those with a gap in the next 365 days; of other systems, those that name nobody now. */
  gaps?: boolean;
  /** Also what other systems say, a row for each level, for teams without a schedule here. */
  sources?: boolean;
  cursor?: string;
  /** 50 when absent, at most 200. */
  limit?: number;
}

/**
 * Reads and changes schedules, and asks who is on call, from a browser or from another backend.
 *
 * Schedules that the caller may not see count as absent: `NotFoundError`.
 *
 * @public
 */
export interface OncallApi {
  /** Who is on call for up to 1,000 entities, in request order; `null` where unknown or hidden from the caller. */
  getOnCallByRefs(
    request: OnCallRequest,
    options?: OncallRequestOptions,
  ): Promise<OnCallByRefs>;

  /** Entities, teams, people and schedules with parts of a text in their name, and who is on call; the best first. */
  searchOnCall(
    request: { q: string },
    options?: OncallRequestOptions,
  ): Promise<OnCallHits>;

  /**
   * When a person is on call in a window, by the schedules that the caller sees.
   *
   * @param request - full reference; ISO 8601 with offsets, at most 92 days apart
   */
  listShiftsOf(
    request: { person: string; from: string; to: string },
    options?: OncallRequestOptions,
  ): Promise<{ items: PersonShift[] }>;

  /** Shifts of the caller in the next eight weeks. */
  listMyShifts(options?: OncallRequestOptions): Promise<{ items: MyShift[] }>;

  listSchedules(
    request: ListSchedulesRequest,
    options?: OncallRequestOptions,
  ): Promise<SchedulePage>;

  /**
   * Components for which nobody is on call at any hour, of one group or of all.
   *
   * @param request - `limit` is 50 when absent, at most 200
   */
  listUncoveredServices(
    request: { team?: string; cursor?: string; limit?: number },
    options?: OncallRequestOptions,
  ): Promise<UncoveredServicePage>;

  getSchedule(
    request: { id: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /** What was done to a schedule, the newest first. */
  listScheduleChanges(
    request: { id: string },
    options?: OncallRequestOptions,
  ): Promise<{ items: ScheduleChange[] }>;

  /**
   * @throws `InputError` that names what is wrong, `NotAllowedError` when the caller is not of the team
   */
  createSchedule(
    request: CreateScheduleRequest,
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /**
   * @throws `ConflictError` when the schedule has changed since `baseRevision`, `NotAllowedError` when the caller is not
   *   of both teams
   */
  updateSchedule(
    request: ScheduleFields & { id: string; baseRevision: number },
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /** Ends a schedule. For a while it can be brought back. */
  deleteSchedule(
    request: { id: string },
    options?: OncallRequestOptions,
  ): Promise<void>;

  /**
   * Brings a deleted schedule back with its versions, overrides and history. In between nobody was on call by it.
   *
   * @throws `NotFoundError` when it was erased for good, `NotAllowedError` when the caller is not of the team
   */
  restoreSchedule(
    request: { id: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /**
   * Other rules from a moment on. The past stays as it was; versions that were to begin later are dropped.
   *
   * @throws `InputError` when it would begin in the past, or cannot be resolved; `ConflictError` when the schedule has
   *   changed since `baseRevision`
   */
  saveScheduleVersion(
    request: SaveVersionRequest & { id: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /**
   * With an `id` in the override it can be sent again when no answer came: it is added once.
   *
   * @throws `InputError` when it would begin in the past, `NotAllowedError` when the caller is neither of the team nor on
   *   the schedule, `ConflictError` when another override has its `id`
   */
  addOverride(
    request: { id: string; override: NewOverride },
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /** Takes an override back; what has passed of it stays. */
  removeOverride(
    request: { id: string; overrideId: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule>;

  /** The caller's own links, the newest first; never their addresses. */
  listCalendarLinks(
    options?: OncallRequestOptions,
  ): Promise<{ items: CalendarLink[] }>;

  /**
   * An address at which calendar programs read shifts without signing in, told only this once.
   *
   * @throws `NotAllowedError` when the caller is neither of the team nor on the schedule, `InputError` beyond 50 links
   */
  createCalendarLink(
    scope: CalendarScope,
    options?: OncallRequestOptions,
  ): Promise<NewCalendarLink>;

  /**
   * Ends a link of the caller's: its address shows nothing any more.
   *
   * @throws `NotFoundError` when the caller has no such link
   */
  revokeCalendarLink(
    request: { id: string },
    options?: OncallRequestOptions,
  ): Promise<void>;

  /** Answers for any configuration; nothing is stored. */
  previewSchedule(
    request: PreviewRequest,
    options?: OncallRequestOptions,
  ): Promise<SchedulePreview>;
}

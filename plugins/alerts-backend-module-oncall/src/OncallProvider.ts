import type { AuthService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  AlertsOnCallAnswer,
  AlertsOnCallLevel,
  AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import type { OncallService } from '@callboard/backstage-plugin-oncall-node';
import { reachedBy, toAnswer } from './answers';
import { shiftsBetween, timeZoneAt, turnAt } from './scheduleAt';

/** So many entities, and schedules, on-call answers for at once. */
const ENTITIES = 1_000;
const SCHEDULES = 200;

/** A portal without on-call answers 404 too: that is no such plugin, and its error has another name. */
const isNotFound = (error: unknown) =>
  isError(error) &&
  isError(error.cause) &&
  error.cause.name === 'NotFoundError';

/** Empty ones and dots lead to other addresses than that of a schedule. */
const canBeAnId = (id: string) => /[^.]/.test(id);

/** Asks the on-call backend, as the alerts backend and for nobody in particular. */
export class OncallProvider implements AlertsOnCallProvider {
  readonly #auth: AuthService;
  readonly #oncall: OncallService;
  readonly #clock: () => number;

  constructor(options: {
    auth: AuthService;
    oncall: OncallService;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#auth = options.auth;
    this.#oncall = options.oncall;
    this.#clock = options.clock ?? Date.now;
  }

  async getOnCall({
    entityRefs,
    at,
    signal,
  }: Parameters<AlertsOnCallProvider['getOnCall']>[0]) {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const instant = at?.getTime() ?? this.#clock();
    const answers: (AlertsOnCallAnswer | undefined)[] = [];
    for (let from = 0; from < entityRefs.length; from += ENTITIES) {
      const { items } = await this.#oncall.getOnCallByRefs(
        {
          entityRefs: entityRefs.slice(from, from + ENTITIES),
          at: at?.toISOString(),
        },
        { credentials, signal },
      );
      for (const item of items) {
        answers.push(item ? toAnswer(item, instant) : undefined);
      }
    }
    return answers;
  }

  async getSchedule({
    scheduleId,
    at,
    signal,
  }: Parameters<AlertsOnCallProvider['getSchedule']>[0]): Promise<
    AlertsOnCallLevel | undefined
  > {
    const schedule = await this.#find(scheduleId, signal);
    if (!schedule) return undefined;
    const { id, name, level } = schedule;
    const asked = at?.getTime();
    const turn = asked === undefined ? schedule.now : turnAt(schedule, asked);
    return {
      level,
      scheduleId: id,
      scheduleName: name,
      timeZone:
        asked === undefined ? schedule.timeZone : timeZoneAt(schedule, asked),
      ...reachedBy(turn, asked ?? this.#clock()),
    };
  }

  async listSchedules({
    signal,
  }: Parameters<AlertsOnCallProvider['listSchedules']>[0]) {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found: { id: string; name: string; teamRef: string }[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#oncall.listSchedules(
        { cursor, limit: SCHEDULES },
        { credentials, signal },
      );
      for (const { id, name, team } of items) {
        found.push({ id, name, teamRef: team.entityRef });
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return found.sort(
      (one, other) =>
        one.name.localeCompare(other.name, 'en-US') ||
        one.teamRef.localeCompare(other.teamRef, 'en-US'),
    );
  }

  async listShifts({
    scheduleId,
    from,
    to,
    signal,
  }: Parameters<NonNullable<AlertsOnCallProvider['listShifts']>>[0]) {
    const schedule = await this.#find(scheduleId, signal);
    if (!schedule) return undefined;
    const { id, name, team } = schedule;
    return shiftsBetween(schedule, from.getTime(), to.getTime()).map(shift => ({
      ...{ scheduleId: id, scheduleName: name, teamRef: team.entityRef },
      ...shift,
    }));
  }

  async #find(id: string, signal: AbortSignal): Promise<Schedule | undefined> {
    if (!canBeAnId(id)) return undefined;
    const credentials = await this.#auth.getOwnServiceCredentials();
    try {
      return await this.#oncall.getSchedule({ id }, { credentials, signal });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
}

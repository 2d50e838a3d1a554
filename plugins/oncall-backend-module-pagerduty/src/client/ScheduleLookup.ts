import type { OncallSourceLevel } from '@callboard/backstage-plugin-oncall-node';
import { personOf, toLevel } from '../mapping/toLevels';
import type { PagerDutyClient } from './PagerDutyClient';
import { orNothing } from './PagerDutyError';
import {
  policyAnswer,
  scheduleAnswer,
  shiftScheduleAnswer,
  userAnswer,
  type PagerDutyUser,
  type Reference,
} from './schemas';
import { inWindow, type Window } from './window';

interface Turn {
  userId: string;
  startsAt: string;
  endsAt: string;
}

/** So long names and addresses of people are known, in milliseconds. */
const KEEP_MS = 10 * 60_000;

const level = (
  { id, summary, html_url: url, name }: Reference & { name?: string | null },
  shifts: OncallSourceLevel['shifts'],
) => toLevel({ level: 1, name: name || summary || id, url, shifts });

/** Looks up, one by one, what `GET /oncalls` says nothing of: it may not exist, have nobody, or be in no escalation policy. */
export class ScheduleLookup {
  readonly #client: PagerDutyClient;
  readonly #users = new Map<string, PagerDutyUser>();
  #usersSince = -Infinity;

  constructor(client: PagerDutyClient) {
    this.#client = client;
  }

  /** An escalation policy that has nobody; undefined when there is none. */
  async policy(
    id: string,
    signal: AbortSignal,
  ): Promise<OncallSourceLevel | undefined> {
    const found = await orNothing(
      this.#client.get(policyAnswer, `/escalation_policies/${id}`, {}, signal),
      404,
    );
    return found && level(found.escalation_policy, []);
  }

  /** A schedule with its shifts; undefined when there is none. */
  async schedule(
    id: string,
    window: Window,
  ): Promise<OncallSourceLevel | undefined> {
    const found =
      (await this.#shiftBased(id, window)) ??
      (await this.#layerBased(id, window));
    if (!found) return undefined;
    this.#forgetUsers(window.since.getTime());
    const shifts = [];
    for (const { userId, startsAt, endsAt } of found.turns) {
      const user = await this.#user(userId, window.signal);
      shifts.push({ startsAt, endsAt, people: [personOf(user)] });
    }
    return level(found.schedule, shifts);
  }

  /** Answers 400 for the other kind. */
  async #shiftBased(id: string, window: Window) {
    const found = await orNothing(
      this.#client.get(
        shiftScheduleAnswer,
        `/v3/schedules/${id}`,
        { 'include[]': 'final_schedule', ...inWindow(window) },
        window.signal,
      ),
      400,
      404,
    );
    const assigned =
      found?.schedule.final_schedule?.computed_shift_assignments ?? [];
    return (
      found && {
        schedule: found.schedule,
        turns: assigned.flatMap(({ start_time, end_time, member }): Turn[] =>
          member.user_id
            ? [
                {
                  userId: member.user_id,
                  startsAt: start_time,
                  endsAt: end_time,
                },
              ]
            : [],
        ),
      }
    );
  }

  async #layerBased(id: string, window: Window) {
    const found = await orNothing(
      this.#client.get(
        scheduleAnswer,
        `/schedules/${id}`,
        inWindow(window),
        window.signal,
      ),
      404,
    );
    const entries =
      found?.schedule.final_schedule?.rendered_schedule_entries ?? [];
    return (
      found && {
        schedule: found.schedule,
        turns: entries.flatMap(({ start, end, user }): Turn[] =>
          user ? [{ userId: user.id, startsAt: start, endsAt: end }] : [],
        ),
      }
    );
  }

  #forgetUsers(now: number): void {
    if (now - this.#usersSince < KEEP_MS) return;
    this.#users.clear();
    this.#usersSince = now;
  }

  async #user(id: string, signal: AbortSignal): Promise<PagerDutyUser> {
    const known = this.#users.get(id);
    if (known) return known;
    const found = await orNothing(
      this.#client.get(
        userAnswer,
        `/users/${encodeURIComponent(id)}`,
        {},
        signal,
      ),
      404,
    );
    const user = found?.user ?? { id };
    this.#users.set(id, user);
    return user;
  }
}

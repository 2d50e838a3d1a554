import { randomUUID } from 'node:crypto';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  CreateScheduleRequest,
  NewOverride,
  SaveVersionRequest,
  ScheduleAction,
  ScheduleFields,
} from '@callboard/backstage-plugin-oncall-common';
import type {
  Deed,
  KeptFields,
  KeptSchedule,
  ScheduleStore,
} from '../database/ScheduleStore';
import { absenceOf } from './absence';
import { passes, type Person } from './Admission';
import type { Directory } from './Directory';
import { findTeam } from './findTeam';
import { isAddedAlready, toNewOverride } from './newOverride';
import { toNewVersion } from './newVersion';
import { restOfOverride } from './restOfOverride';
import type { BookEntry } from './ScheduleBook';
import type { ScheduleReader } from './ScheduleReader';
import { isAdmin, type Rules } from './scheduleRules';

/** Takes changes from those who may make them and from nobody else, whatever a policy says. The past never changes. */
export class ScheduleDesk {
  readonly #reader: Pick<
    ScheduleReader,
    'findAll' | 'find' | 'findDeleted' | 'allowed'
  >;
  readonly #directory: Directory;
  readonly #store: ScheduleStore;
  readonly #rules: Rules;
  readonly #clock: () => number;

  constructor(options: {
    reader: Pick<
      ScheduleReader,
      'findAll' | 'find' | 'findDeleted' | 'allowed'
    >;
    directory: Directory;
    store: ScheduleStore;
    rules: Rules;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#reader = options.reader;
    this.#directory = options.directory;
    this.#store = options.store;
    this.#rules = options.rules;
    this.#clock = options.clock ?? Date.now;
  }

  async create(
    request: CreateScheduleRequest,
    person: Person,
  ): Promise<string> {
    const deed = this.#deed(person);
    const fields = await this.#fields(request, person);
    const id = randomUUID();
    const version = toNewVersion(request.version);
    await this.#store.create({ id, fields, version }, deed);
    return id;
  }

  async update(
    request: ScheduleFields & { id: string; baseRevision: number },
    person: Person,
  ): Promise<void> {
    const { id, baseRevision } = request;
    await this.#find(id, 'edit', person);
    const fields = await this.#fields(request, person);
    await this.#store.update({ id, baseRevision, fields }, this.#deed(person));
  }

  async remove(id: string, person: Person): Promise<void> {
    await this.#find(id, 'delete', person);
    if (!(await this.#store.remove(id, this.#deed(person)))) {
      throw new NotFoundError('There is no such schedule any more');
    }
  }

  /** Brings a deleted schedule back. One that is there already was brought back before, by somebody else or by this request. */
  async restore(id: string, person: Person): Promise<void> {
    const [there] = await this.#reader.findAll([id], person);
    if (there) {
      this.#assertMay('delete', there, person);
      return;
    }
    const deleted = await this.#reader.findDeleted(id, person);
    this.#assertMay('delete', deleted.entry, person);
    const deed = this.#deed(person);
    const absence = absenceOf(deleted, deed.now);
    const { deletedAt } = deleted;
    await this.#store.restore({ id, deletedAt, absence }, deed);
  }

  async saveVersion(
    request: SaveVersionRequest & { id: string },
    person: Person,
  ): Promise<void> {
    const { id, baseRevision, note } = request;
    const schedule = await this.#find(id, 'edit', person);
    const deed = this.#deed(person);
    const { now } = deed;
    const version = toNewVersion(request.version, { schedule, now, note });
    await this.#store.saveVersion({ id, baseRevision, version }, deed);
  }

  /** @returns the id of the override; of one that was sent before, the one it has */
  async addOverride(
    request: { id: string; override: NewOverride },
    person: Person,
  ): Promise<string> {
    const { id } = request;
    const schedule = await this.#find(id, 'override', person);
    const sentId = request.override.id;
    // Also when it has begun since: it was on time.
    if (sentId && isAddedAlready(request.override, schedule)) return sentId;
    const deed = this.#deed(person);
    const override = toNewOverride(request.override, schedule, deed.now);
    await this.#store.addOverride({ id, override }, deed);
    return override.override.id;
  }

  async removeOverride(
    request: { id: string; overrideId: string },
    person: Person,
  ): Promise<void> {
    const { id, overrideId } = request;
    const schedule = await this.#find(id, 'override', person);
    const deed = this.#deed(person);
    const kept = schedule.overrides.find(
      ({ override }) => override.id === overrideId,
    );
    if (!kept) {
      throw new NotFoundError('There is no such override any more');
    }
    if (kept.endsAt <= deed.now) {
      throw new InputError('The override is over: the past does not change');
    }
    const rest = restOfOverride(kept, deed.now);
    await this.#store.removeOverride({ id, overrideId, rest }, deed);
  }

  #deed({ userRef }: Person): Deed {
    return { actorRef: userRef, now: new Date(this.#clock()) };
  }

  async #find(
    id: string,
    action: ScheduleAction,
    person: Person,
  ): Promise<KeptSchedule> {
    const entry = await this.#reader.find(id, person);
    this.#assertMay(action, entry, person);
    return entry.schedule;
  }

  #assertMay(action: ScheduleAction, entry: BookEntry, person: Person): void {
    this.#assertPolicy(entry.schedule.teamRef, person);
    if (!this.#reader.allowed(entry, person).includes(action)) {
      throw new NotAllowedError(
        action === 'override'
          ? 'Only people of the schedule’s team, or with a shift ahead on it, may add and take back overrides'
          : 'Only people of the schedule’s team may change it',
      );
    }
  }

  /** @throws `NotAllowedError` when the conditions of the policy leave the team's schedules out */
  #assertPolicy(teamRef: string, { writeFilter }: Person): void {
    if (!passes(writeFilter, this.#directory.withAncestors(teamRef))) {
      throw new NotAllowedError('You may not change schedules of this team');
    }
  }

  async #fields(request: ScheduleFields, person: Person): Promise<KeptFields> {
    const { description, level = 1 } = request;
    const name = request.name.trim();
    if (name === '') throw new InputError('name must not be blank');
    const teamRef = await findTeam(request.teamRef, person, this.#directory);
    this.#assertPolicy(teamRef, person);
    const { userRef } = person;
    if (
      !this.#directory.isMember(userRef, teamRef) &&
      !isAdmin(userRef, this.#rules, this.#directory)
    ) {
      throw new NotAllowedError('Only people of a team may make its schedules');
    }
    return {
      name,
      description: description?.trim() || undefined,
      teamRef,
      level,
    };
  }
}

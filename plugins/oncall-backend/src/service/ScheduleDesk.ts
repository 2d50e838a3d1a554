import { randomUUID } from 'node:crypto';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  assertValidSchedule,
  placeOverride,
  runtimeClocks,
  startInstant,
  type CreateScheduleRequest,
  type NewOverride,
  type Override,
  type SaveVersionRequest,
  type ScheduleAction,
  type ScheduleFields,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import type {
  Deed,
  KeptFields,
  KeptSchedule,
  NewVersion,
  ScheduleStore,
} from '../database/ScheduleStore';
import { passes, type Person } from './Admission';
import type { Directory } from './Directory';
import type { ScheduleReader } from './ScheduleReader';
import { allowedActions, isAdmin, type Rules } from './scheduleRules';

const MINUTE = 60_000;
const DAY = 86_400_000;
const LATEST_AHEAD = 5 * 366 * DAY;
const MOST_OVERRIDES = 5_000;
const MOST_VERSIONS = 500;

/** Schedules know whole minutes; what begins now begins with the next one. */
const nextMinute = (now: Date) =>
  new Date(Math.ceil(now.getTime() / MINUTE) * MINUTE);

/** Takes changes from those who may make them and from nobody else, whatever a policy says. The past never changes. */
export class ScheduleDesk {
  readonly #reader: ScheduleReader;
  readonly #directory: Directory;
  readonly #store: ScheduleStore;
  readonly #rules: Rules;
  readonly #clock: () => number;

  constructor(options: {
    reader: ScheduleReader;
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
    const version = toVersion(request.version, undefined);
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

  async saveVersion(
    request: SaveVersionRequest & { id: string },
    person: Person,
  ): Promise<void> {
    const { id, baseRevision, note } = request;
    const schedule = await this.#find(id, 'edit', person);
    if (schedule.versions.length >= MOST_VERSIONS) {
      throw new InputError(
        `version: the schedule has ${MOST_VERSIONS} versions already; make a new schedule`,
      );
    }
    const deed = this.#deed(person);
    const version = toVersion(request.version, deed.now, note);
    await this.#store.saveVersion({ id, baseRevision, version }, deed);
  }

  /** @returns the id of the override */
  async addOverride(
    request: { id: string; override: NewOverride },
    person: Person,
  ): Promise<string> {
    const { id } = request;
    const schedule = await this.#find(id, 'override', person);
    if (schedule.overrides.length >= MOST_OVERRIDES) {
      throw new InputError(
        `The schedule has ${MOST_OVERRIDES} overrides already; put what repeats into a version`,
      );
    }
    const deed = this.#deed(person);
    const last = schedule.versions[schedule.versions.length - 1];
    const override = {
      ...request.override,
      id: randomUUID(),
      timeZone: request.override.timeZone ?? last.version.timeZone,
    } as Override;
    const placed = place(override, schedule);
    assertAhead(placed, deed.now.getTime());
    refsOf(override).forEach(ref => assertUserRef(ref, 'override'));
    const { startsAt, endsAt } = placed;
    await this.#store.addOverride(
      { id, override: { override, startsAt, endsAt } },
      deed,
    );
    return override.id;
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
    const cut = nextMinute(deed.now);
    const rest =
      kept.startsAt < cut
        ? {
            override: { ...kept.override, endsAt: cut.toISOString() },
            endsAt: cut,
          }
        : undefined;
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
    const { schedule } = entry;
    const allowed = allowedActions(entry, person, this.#rules, this.#directory);
    this.#assertPolicy(schedule.teamRef, person);
    if (!allowed.includes(action)) {
      throw new NotAllowedError(
        action === 'override'
          ? 'Only people of the schedule’s team, or on the schedule, may add and take back overrides'
          : 'Only people of the schedule’s team may change it',
      );
    }
    return schedule;
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
    const teamRef = parseRef(request.teamRef, 'teamRef');
    const sees = await person.view.check([teamRef]);
    if (!this.#directory.groups.has(teamRef) || !sees(teamRef)) {
      throw new InputError(
        `teamRef: there is no group '${request.teamRef}' in the catalog, or you may not see it`,
      );
    }
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

function parseRef(written: string, field: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${field}: '${written}' is no entity reference such as group:default/payments`,
    );
  }
}

/** People of stored schedules are users of the catalog, so that they can be reached. */
function assertUserRef(written: string, field: string): void {
  let kind: string | undefined;
  try {
    ({ kind } = parseEntityRef(written));
  } catch {
    // Told below.
  }
  if (
    kind?.toLocaleLowerCase('en-US') !== 'user' ||
    written !== written.toLocaleLowerCase('en-US')
  ) {
    throw new InputError(
      `${field}: '${written}' is no full reference of a user in lower case, such as user:default/ana`,
    );
  }
}

function refsOf(override: Override): string[] {
  if (override.kind === 'fixed') {
    return override.shifts.flatMap(({ userRefs }) => userRefs);
  }
  return override.kind === 'replace'
    ? [override.userRef, ...override.byUserRefs]
    : override.userRefs;
}

/**
 * Checks a version, and settles when it begins.
 *
 * @param now - undefined for a first one, which holds from the beginning unless it says otherwise
 */
function toVersion(
  { effectiveFrom, ...version }: ScheduleVersion,
  now: Date | undefined,
  note?: string,
): NewVersion {
  const configuration = { versions: [{ ...version, effectiveFrom }] };
  assertValidSchedule(configuration, field =>
    field.replace(/^versions\[0\]/, 'version'),
  );
  version.layers.forEach((layer, at) =>
    layer.rotation.slots.forEach(({ userRefs }, slot) =>
      userRefs.forEach((ref, place_) =>
        assertUserRef(
          ref,
          `version.layers[${at}].rotation.slots[${slot}].userRefs[${place_}]`,
        ),
      ),
    ),
  );
  if (effectiveFrom === undefined) {
    return {
      version,
      effectiveAt: now && nextMinute(now),
      note: note?.trim() || undefined,
    };
  }
  const about = now?.getTime() ?? 0;
  const clocks = runtimeClocks(about, about + LATEST_AHEAD);
  const at = startInstant(effectiveFrom, clocks(version.timeZone));
  if (now && at < now.getTime() - MINUTE) {
    throw new InputError(
      `version.effectiveFrom: ${effectiveFrom} has passed; the past does not change`,
    );
  }
  return {
    version,
    effectiveAt: now && at < now.getTime() ? nextMinute(now) : new Date(at),
    note: note?.trim() || undefined,
  };
}

function place(override: Override, schedule: KeptSchedule) {
  assertValidSchedule(
    {
      versions: [schedule.versions[schedule.versions.length - 1].version],
      overrides: [override],
    },
    field => field.replace(/^overrides\[0\]\./, ''),
  );
  const about = Date.now();
  const clocks = runtimeClocks(about - LATEST_AHEAD, about + LATEST_AHEAD);
  const { start, end } = placeOverride(override, clocks(override.timeZone!));
  return { startsAt: new Date(start), endsAt: new Date(end) };
}

function assertAhead(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  now: number,
): void {
  if (startsAt.getTime() < now - MINUTE) {
    throw new InputError(
      'startsAt: has passed; the past does not change. Begin now or later',
    );
  }
  if (endsAt.getTime() > now + LATEST_AHEAD) {
    throw new InputError('endsAt: is more than five years ahead');
  }
}

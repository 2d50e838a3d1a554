import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  oncallOverrideCreatePermission,
  oncallScheduleUpdatePermission,
  previewSchedule,
  type CreateScheduleRequest,
  type ListSchedulesRequest,
  type MyShift,
  type NewOverride,
  type OnCallByRefs,
  type OnCallHits,
  type PersonShift,
  type PreviewRequest,
  type SaveVersionRequest,
  type Schedule,
  type ScheduleChange,
  type ScheduleFields,
  type SchedulePage,
  type SchedulePreview,
  type UncoveredServicePage,
} from '@callboard/backstage-plugin-oncall-common';
import type { Admission, Person, Viewer } from './Admission';
import { assertUserRef } from './assertUserRef';
import type { OnCallSearch } from './search/OnCallSearch';
import type { ScheduleDesk } from './ScheduleDesk';
import type { ScheduleReader } from './ScheduleReader';
import type { UncoveredServices } from './UncoveredServices';
import { assertOfOneTime, type WhoReader, type WhoRequest } from './WhoReader';
import { windowOf } from './windowOf';

/** On whose behalf something is asked or done. */
export interface Caller {
  credentials: BackstageCredentials;
}

/** Decides whether the caller may ask for or change something, and passes that on to who knows the answer. */
export class AuthorizedOncallService {
  readonly #admission: Admission;
  readonly #who: WhoReader;
  readonly #uncovered: UncoveredServices;
  readonly #search: OnCallSearch;
  readonly #reader: ScheduleReader;
  readonly #desk: ScheduleDesk;

  constructor(options: {
    admission: Admission;
    who: WhoReader;
    uncovered: UncoveredServices;
    search: OnCallSearch;
    reader: ScheduleReader;
    desk: ScheduleDesk;
  }) {
    this.#admission = options.admission;
    this.#who = options.who;
    this.#uncovered = options.uncovered;
    this.#search = options.search;
    this.#reader = options.reader;
    this.#desk = options.desk;
  }

  async getOnCallByRefs(
    request: WhoRequest,
    { credentials }: Caller,
  ): Promise<OnCallByRefs> {
    assertOfOneTime(request);
    const viewer = await this.#admission.reader(credentials);
    if (!viewer) return { items: request.entityRefs.map(() => null) };
    return this.#who.getByRefs(request, viewer);
  }

  /** @param q - parts of a name, divided by spaces */
  async searchOnCall(q: string, { credentials }: Caller): Promise<OnCallHits> {
    const viewer = await this.#admission.reader(credentials);
    return { items: viewer ? await this.#search.find(q, viewer) : [] };
  }

  async listShiftsOf(
    request: { person: string; from: string; to: string },
    { credentials }: Caller,
  ): Promise<{ items: PersonShift[] }> {
    assertUserRef(request.person, 'person');
    const window = windowOf(request);
    const viewer = await this.#admission.reader(credentials);
    if (!viewer) return { items: [] };
    return this.#reader.listShiftsOf(request.person, window, viewer);
  }

  async listMyShifts({ credentials }: Caller): Promise<{ items: MyShift[] }> {
    return this.#reader.listMine(await this.#viewer(credentials));
  }

  async listSchedules(
    request: ListSchedulesRequest,
    { credentials }: Caller,
  ): Promise<SchedulePage> {
    const viewer = await this.#admission.reader(credentials);
    if (!viewer) return { items: [], pageInfo: {}, totalItems: 0 };
    return this.#reader.list(request, viewer);
  }

  /** @param request.team - only services of this group; full reference */
  async listUncoveredServices(
    request: { team?: string; cursor?: string; limit?: number },
    { credentials }: Caller,
  ): Promise<UncoveredServicePage> {
    const viewer = await this.#admission.reader(credentials);
    if (!viewer) return { items: [], pageInfo: {}, totalItems: 0 };
    return this.#uncovered.list(request, viewer);
  }

  async getSchedule(id: string, { credentials }: Caller): Promise<Schedule> {
    return this.#reader.get(id, await this.#viewer(credentials));
  }

  async listChanges(
    id: string,
    { credentials }: Caller,
  ): Promise<{ items: ScheduleChange[] }> {
    return this.#reader.listChanges(id, await this.#viewer(credentials));
  }

  /** A configuration says nothing that the caller does not know: whoever may read on-call may try one. */
  async preview(
    request: PreviewRequest,
    { credentials }: Caller,
  ): Promise<SchedulePreview> {
    await this.#viewer(credentials);
    return previewSchedule(request, process.versions.tz ?? 'unknown');
  }

  async createSchedule(
    request: CreateScheduleRequest,
    { credentials }: Caller,
  ): Promise<Schedule> {
    const person = await this.#editor(credentials);
    const id = await this.#desk.create(request, person);
    return this.#reader.get(id, person);
  }

  async updateSchedule(
    request: ScheduleFields & { id: string; baseRevision: number },
    { credentials }: Caller,
  ): Promise<Schedule> {
    const person = await this.#editor(credentials);
    await this.#desk.update(request, person);
    return this.#reader.get(request.id, person);
  }

  async deleteSchedule(id: string, { credentials }: Caller): Promise<void> {
    await this.#desk.remove(id, await this.#editor(credentials));
  }

  async restoreSchedule(
    id: string,
    { credentials }: Caller,
  ): Promise<Schedule> {
    const person = await this.#editor(credentials);
    await this.#desk.restore(id, person);
    return this.#reader.get(id, person);
  }

  async saveVersion(
    request: SaveVersionRequest & { id: string },
    { credentials }: Caller,
  ): Promise<Schedule> {
    const person = await this.#editor(credentials);
    await this.#desk.saveVersion(request, person);
    return this.#reader.get(request.id, person);
  }

  async addOverride(
    request: { id: string; override: NewOverride },
    { credentials }: Caller,
  ): Promise<{ schedule: Schedule; overrideId: string }> {
    const person = await this.#overrider(credentials);
    const overrideId = await this.#desk.addOverride(request, person);
    const schedule = await this.#reader.get(request.id, person);
    return { schedule, overrideId };
  }

  async removeOverride(
    request: { id: string; overrideId: string },
    { credentials }: Caller,
  ): Promise<Schedule> {
    const person = await this.#overrider(credentials);
    await this.#desk.removeOverride(request, person);
    return this.#reader.get(request.id, person);
  }

  async #viewer(credentials: BackstageCredentials): Promise<Viewer> {
    const viewer = await this.#admission.reader(credentials);
    if (!viewer) throw new NotAllowedError('You may not read who is on call');
    return viewer;
  }

  #editor(credentials: BackstageCredentials): Promise<Person> {
    return this.#admission.writer(
      credentials,
      oncallScheduleUpdatePermission,
      'change schedules',
    );
  }

  #overrider(credentials: BackstageCredentials): Promise<Person> {
    return this.#admission.writer(
      credentials,
      oncallOverrideCreatePermission,
      'add or take back overrides',
    );
  }
}

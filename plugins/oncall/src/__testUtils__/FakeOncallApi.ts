import type {
  CalendarLink,
  CalendarScope,
  ListSchedulesRequest,
  MyShift,
  PersonShift,
  NewOverride,
  OnCallAnswer,
  OnCallHit,
  OncallApi,
  Override,
  Schedule,
  ScheduleChange,
  SchedulePage,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';

const notFound = () =>
  Object.assign(new Error('There is no such schedule'), {
    name: 'NotFoundError',
    statusCode: 404,
  });

/** Answers from what a test sets, keeps what was asked, and fails or waits on demand. */
export class FakeOncallApi implements OncallApi {
  schedules: ScheduleSummary[] = [];
  /** Person → when they are on call. */
  shiftsOf: Record<string, PersonShift[]> = {};
  shifts: MyShift[] = [];
  changes: ScheduleChange[] = [];
  calendarLinks: CalendarLink[] = [];
  answers: OnCallAnswer[] = [];
  hits: OnCallHit[] = [];
  asOf: string | undefined = new Date().toISOString();
  /** What `getSchedule` answers. */
  schedule?: Schedule;
  nextCursor?: string;
  /** Thrown by the next reads. */
  error?: Error;
  /** Thrown by writes. */
  refusal?: Error;
  /** Reads never end. */
  silent = false;
  /** All that was asked, in order. */
  readonly calls: { name: string; request: unknown }[] = [];

  get writes() {
    return this.calls.filter(
      ({ name }) => !/^(list|get|preview|search)/.test(name),
    );
  }

  async getOnCallByRefs(request: { entityRefs: string[]; at?: string }) {
    await this.read('getOnCallByRefs', request);
    return {
      items: request.entityRefs.map(
        ref => this.answers.find(each => each.entityRef === ref) ?? null,
      ),
      asOf: this.asOf,
    };
  }

  async searchOnCall(request: { q: string }) {
    await this.read('searchOnCall', request);
    return { items: this.hits };
  }

  async listUncoveredServices() {
    return { items: [], pageInfo: {}, totalItems: 0 };
  }

  async listShiftsOf(request: { person: string; from: string; to: string }) {
    await this.read('listShiftsOf', request);
    return { items: this.shiftsOf[request.person] ?? [] };
  }

  async listMyShifts() {
    await this.read('listMyShifts', {});
    return { items: this.shifts };
  }

  async listSchedules(request: ListSchedulesRequest): Promise<SchedulePage> {
    await this.read('listSchedules', request);
    const { q = '', gaps, team, cursor } = request;
    const items = this.schedules.filter(
      each =>
        `${each.name} ${each.team.title}`
          .toLowerCase()
          .includes(q.toLowerCase()) &&
        (!gaps || (each.source ? !each.now : each.gapCount > 0)) &&
        (!team || each.team.entityRef === team),
    );
    const pageInfo = cursor ? {} : { nextCursor: this.nextCursor };
    return { items, pageInfo, totalItems: items.length };
  }

  async getSchedule(request: { id: string }) {
    await this.read('getSchedule', request);
    if (!this.schedule) throw notFound();
    return this.schedule;
  }

  async listScheduleChanges(request: { id: string }) {
    await this.read('listScheduleChanges', request);
    return { items: this.changes };
  }

  async createSchedule(request: unknown) {
    return this.write('createSchedule', request);
  }

  async updateSchedule(request: unknown) {
    return this.write('updateSchedule', request);
  }

  async deleteSchedule(request: unknown) {
    await this.write('deleteSchedule', request);
  }

  async restoreSchedule(request: unknown) {
    return this.write('restoreSchedule', request);
  }

  async saveScheduleVersion(request: unknown) {
    return this.write('saveScheduleVersion', request);
  }

  async addOverride(request: { id: string; override: NewOverride }) {
    const before = await this.write('addOverride', request);
    this.schedule = {
      ...before,
      revision: before.revision + 1,
      overrides: [
        ...before.overrides,
        {
          ...(request.override as Override),
          id: request.override.id ?? `made-${before.overrides.length + 1}`,
          createdAt: new Date().toISOString(),
          createdBy: {
            entityRef: 'user:default/dana.roth',
            title: 'Dana Roth',
          },
        },
      ],
    };
    return this.schedule;
  }

  async removeOverride(request: { id: string; overrideId: string }) {
    const before = await this.write('removeOverride', request);
    this.schedule = {
      ...before,
      overrides: before.overrides.filter(({ id }) => id !== request.overrideId),
    };
    return this.schedule;
  }

  async listCalendarLinks() {
    await this.read('listCalendarLinks', {});
    return { items: this.calendarLinks };
  }

  async createCalendarLink(scope: CalendarScope) {
    this.note('createCalendarLink', scope);
    const id = `link-${this.calls.length}`;
    const link: CalendarLink = {
      id,
      kind: scope.kind,
      ...(scope.kind === 'schedule' && {
        schedule: { id: scope.scheduleId, name: 'Ledger primary' },
      }),
      ...(scope.kind === 'team' && {
        team: { entityRef: scope.teamRef, title: 'Ledger' },
      }),
      createdAt: new Date().toISOString(),
      active: true,
    };
    this.calendarLinks = [link, ...this.calendarLinks];
    return { link, url: `https://portal.example/feeds/${id}.ics` };
  }

  async revokeCalendarLink(request: { id: string }) {
    this.note('revokeCalendarLink', request);
    this.calendarLinks = this.calendarLinks.filter(
      ({ id }) => id !== request.id,
    );
  }

  async previewSchedule(): Promise<never> {
    throw new Error('The page computes in the browser');
  }

  private async read(name: string, request: unknown) {
    this.calls.push({ name, request });
    if (this.silent) await new Promise(() => {});
    if (this.error) throw this.error;
  }

  private note(name: string, request: unknown) {
    this.calls.push({ name, request });
    if (this.refusal) throw this.refusal;
  }

  private async write(name: string, request: unknown): Promise<Schedule> {
    this.note(name, request);
    if (!this.schedule) throw notFound();
    return this.schedule;
  }
}

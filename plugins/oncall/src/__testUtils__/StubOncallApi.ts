import type {
  CreateScheduleRequest,
  OnCallAnswer,
  OncallApi,
  SaveVersionRequest,
  Schedule,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';

const notUsed = async (): Promise<never> => {
  throw new Error('The test does not expect this call');
};

/** Answers what a test puts there, remembers what was written, and fails or waits on demand. */
export class StubOncallApi implements OncallApi {
  schedule?: Schedule;
  schedules: ScheduleSummary[] = [];
  answers: OnCallAnswer[] = [];
  asOf: string | undefined = new Date().toISOString();
  /** Thrown by the next reads. */
  error?: Error;
  /** Thrown by the next writes. */
  refusal?: Error;
  readonly saved: (SaveVersionRequest & { id: string })[] = [];
  readonly created: CreateScheduleRequest[] = [];
  /** References of each batch that was read. */
  readonly batches: string[][] = [];

  async getOnCallByRefs({ entityRefs }: { entityRefs: string[] }) {
    this.batches.push(entityRefs);
    if (this.error) throw this.error;
    return {
      items: entityRefs.map(
        ref => this.answers.find(({ entityRef }) => entityRef === ref) ?? null,
      ),
      asOf: this.asOf,
    };
  }

  async listSchedules() {
    if (this.error) throw this.error;
    const items = this.schedules;
    return { items, pageInfo: {}, totalItems: items.length };
  }

  async getSchedule(): Promise<Schedule> {
    if (this.error) throw this.error;
    if (!this.schedule) throw new Error('The test sets no schedule');
    return this.schedule;
  }

  async saveScheduleVersion(request: SaveVersionRequest & { id: string }) {
    if (this.refusal) throw this.refusal;
    this.saved.push(request);
    return this.getSchedule();
  }

  async createSchedule(request: CreateScheduleRequest) {
    if (this.refusal) throw this.refusal;
    this.created.push(request);
    return this.getSchedule();
  }

  listMyShifts = notUsed;
  listScheduleChanges = notUsed;
  updateSchedule = notUsed;
  deleteSchedule = notUsed;
  addOverride = notUsed;
  removeOverride = notUsed;
  previewSchedule = notUsed;
}

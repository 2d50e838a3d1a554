import type {
  BuildDetail,
  BuildHealthApi,
  BuildPage,
  BuildSourceCheck,
  BuildSourceState,
  DeadDeliveryInfo,
  EntityBuilds,
  EntityWeeks,
  LogExcerpt,
  NewQuarantine,
  OrganisationBuilds,
  OwnedBuilds,
  Quarantine,
  TestDetail,
  TestPage,
} from '@callboard/backstage-plugin-build-health-common';

type ListRequest = Parameters<BuildHealthApi['listBuilds']>[0];

/** The API in memory. */
export class FakeBuildHealthApi
  implements
    Pick<
      BuildHealthApi,
      | 'getBuildsOfEntities'
      | 'getWeeksOfEntity'
      | 'listBuilds'
      | 'getBuild'
      | 'getLogExcerpt'
      | 'getOrganisationBuilds'
      | 'listOwnedBuilds'
      | 'listTests'
      | 'getTest'
      | 'listQuarantine'
      | 'quarantineTest'
      | 'endQuarantine'
      | 'listSources'
      | 'checkSource'
      | 'pollSource'
      | 'listDeadDeliveries'
      | 'retryDelivery'
    >
{
  /** What is known of entities. */
  entities: EntityBuilds[] = [];
  /** Pages of a history by the cursor that leads to them; '' is the first one. */
  history: Record<string, BuildPage> = {
    '': { items: [], pipelines: [], pageInfo: {} },
  };
  /** Charts of an entity; none has any weeks at first. */
  weeks: Pick<EntityWeeks, 'pipelines' | 'weeks'> = {
    pipelines: [],
    weeks: [],
  };
  readonly weeksAsked: Parameters<BuildHealthApi['getWeeksOfEntity']>[0][] = [];
  readonly listed: ListRequest[] = [];
  /** Attempts with their jobs. */
  details: BuildDetail[] = [];
  organisation: OrganisationBuilds = {
    services: 0,
    red: [],
    redCount: 0,
    teams: [],
    days: 90,
    at: new Date().toISOString(),
  };
  /** Builds behind figures; none at first. */
  owned: OwnedBuilds = {
    items: [],
    totals: { counted: 0, failed: 0, timed: 0, untimed: 0, leftOut: {} },
    services: 0,
    days: 90,
    from: new Date().toISOString(),
    pageInfo: {},
  };
  readonly ownedAsked: Parameters<BuildHealthApi['listOwnedBuilds']>[0][] = [];
  /** Days that rates were asked for. */
  readonly ranges: (number | undefined)[] = [];
  tests: TestDetail[] = [];
  /** Ids of tests that failed, by the id of an attempt. */
  failedIn: Record<string, string[]> = {};
  readonly quarantined: NewQuarantine[] = [];
  sources: BuildSourceState[] = [];
  dead: DeadDeliveryInfo[] = [];
  readonly retried: string[] = [];
  /** What comes of trying out a source. */
  checked: BuildSourceCheck = {
    isOk: true,
    reads: [],
    at: '2026-11-27T12:00:00Z',
  };
  failure?: Error;

  async getBuildsOfEntities({ entityRefs }: { entityRefs: string[] }) {
    if (this.failure) throw this.failure;
    return {
      items: entityRefs.map(
        ref => this.entities.find(one => one.entityRef === ref) ?? null,
      ),
    };
  }

  async getWeeksOfEntity(
    request: Parameters<BuildHealthApi['getWeeksOfEntity']>[0],
  ): Promise<EntityWeeks> {
    if (this.failure) throw this.failure;
    this.weeksAsked.push(request);
    return { entityRef: request.entityRef, ...this.weeks };
  }

  async listBuilds(request: ListRequest): Promise<BuildPage> {
    if (this.failure) throw this.failure;
    this.listed.push(request);
    return this.history[request.cursor ?? ''];
  }

  async getBuild({ id }: { id: string }): Promise<BuildDetail> {
    const detail = this.details.find(one => one.build.id === id);
    if (!detail) {
      throw Object.assign(new Error('No build'), { statusCode: 404 });
    }
    return detail;
  }

  async getLogExcerpt(): Promise<LogExcerpt> {
    if (this.failure) throw this.failure;
    return {
      text: 'Error: <img src=x> is not 2',
      lines: 120,
      masked: 2,
      around: 'failure',
      isCut: false,
    };
  }

  async getOrganisationBuilds({ days }: { days?: number }) {
    if (this.failure) throw this.failure;
    this.ranges.push(days);
    return this.organisation;
  }

  async listOwnedBuilds(
    request: Parameters<BuildHealthApi['listOwnedBuilds']>[0],
  ): Promise<OwnedBuilds> {
    if (this.failure) throw this.failure;
    this.ownedAsked.push(request);
    return this.owned;
  }

  async listTests(
    request: Parameters<BuildHealthApi['listTests']>[0],
  ): Promise<TestPage> {
    const { verdict, failedIn, limit } = request;
    if (this.failure) throw this.failure;
    const items = this.tests.filter(
      one =>
        (verdict === undefined || one.verdict === verdict) &&
        (failedIn === undefined || this.failedIn[failedIn]?.includes(one.id)),
    );
    return {
      items: items.slice(0, limit),
      total: items.length,
      pageInfo: {},
    };
  }

  async getTest(id: string): Promise<TestDetail> {
    const test = this.tests.find(one => one.id === id);
    if (!test) throw Object.assign(new Error('No test'), { statusCode: 404 });
    return test;
  }

  async listQuarantine() {
    return { items: this.tests.filter(({ quarantine }) => quarantine) };
  }

  async quarantineTest(request: NewQuarantine): Promise<Quarantine> {
    const test = await this.getTest(request.testId);
    if (!/^(user|group):/.test(request.ownerRef)) {
      throw new Error(`ownerRef: the catalog has no ${request.ownerRef}`);
    }
    this.quarantined.push(request);
    const quarantine = {
      ...request,
      createdBy: 'user:default/guest',
      createdAt: new Date().toISOString(),
      isOverdue: false,
    };
    this.#replace({ ...test, quarantine });
    return quarantine;
  }

  async endQuarantine(testId: string): Promise<void> {
    const { quarantine: _over, ...test } = await this.getTest(testId);
    this.#replace(test);
  }

  #replace(test: TestDetail) {
    this.tests = this.tests.map(one => (one.id === test.id ? test : one));
  }

  async listSources() {
    if (this.failure) throw this.failure;
    return { items: this.sources };
  }

  async checkSource() {
    if (this.failure) throw this.failure;
    return this.checked;
  }

  async pollSource(id: string) {
    if (this.failure) throw this.failure;
    this.sources = this.sources.map(one =>
      one.id === id ? { ...one, asking: { done: 1, total: 4 } } : one,
    );
  }

  async listDeadDeliveries() {
    return { items: this.dead };
  }

  async retryDelivery(id: string) {
    this.retried.push(id);
    this.dead = this.dead.filter(one => one.id !== id);
  }
}

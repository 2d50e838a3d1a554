import type {
  BuildDetail,
  BuildHealthApi,
  BuildPage,
  BuildSourceState,
  DeadDeliveryInfo,
  EntityBuilds,
  OrganisationBuilds,
} from '@callboard/backstage-plugin-build-health-common';

type ListRequest = Parameters<BuildHealthApi['listBuilds']>[0];

/** The API in memory. */
export class FakeBuildHealthApi
  implements
    Pick<
      BuildHealthApi,
      | 'getBuildsOfEntities'
      | 'listBuilds'
      | 'getBuild'
      | 'getOrganisationBuilds'
      | 'listSources'
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
  /** Days that rates were asked for. */
  readonly ranges: (number | undefined)[] = [];
  sources: BuildSourceState[] = [];
  dead: DeadDeliveryInfo[] = [];
  readonly retried: string[] = [];
  failure?: Error;

  async getBuildsOfEntities({ entityRefs }: { entityRefs: string[] }) {
    if (this.failure) throw this.failure;
    return {
      items: entityRefs.map(
        ref => this.entities.find(one => one.entityRef === ref) ?? null,
      ),
    };
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

  async getOrganisationBuilds({ days }: { days?: number }) {
    if (this.failure) throw this.failure;
    this.ranges.push(days);
    return this.organisation;
  }

  async listSources() {
    if (this.failure) throw this.failure;
    return { items: this.sources };
  }

  async listDeadDeliveries() {
    return { items: this.dead };
  }

  async retryDelivery(id: string) {
    this.retried.push(id);
    this.dead = this.dead.filter(one => one.id !== id);
  }
}

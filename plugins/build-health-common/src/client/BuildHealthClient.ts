import { ResponseError } from '@backstage/errors';
import type {
  BuildDetail,
  BuildPage,
  BuildSourceCheck,
  BuildSourceState,
  DeadDeliveryInfo,
  EntityBuilds,
  EntityFixers,
  EntityWeeks,
  ErasedPerson,
  LogExcerpt,
  NewQuarantine,
  OrganisationBuilds,
  OwnedBuilds,
  PersonNames,
  PersonRecordPage,
  Quarantine,
  TestDetail,
  TestPage,
  TestSummary,
} from '../types';
import type {
  BuildHealthApi,
  BuildHealthRequestOptions,
} from './BuildHealthApi';

/** Without what is undefined. */
function queryOf(request: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}

/**
 * Client of the build-health REST API.
 *
 * @public
 */
export class BuildHealthClient implements BuildHealthApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  async getBuildsOfEntities(
    request: Parameters<BuildHealthApi['getBuildsOfEntities']>[0],
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: (EntityBuilds | null)[] }> {
    return (await this.#fetch('/health/by-refs', options, request)).json();
  }

  async getWeeksOfEntity(
    request: Parameters<BuildHealthApi['getWeeksOfEntity']>[0],
    options?: BuildHealthRequestOptions,
  ): Promise<EntityWeeks> {
    const path = `/health/weeks${queryOf(request)}`;
    return (await this.#fetch(path, options)).json();
  }

  async listBuilds(
    request: Parameters<BuildHealthApi['listBuilds']>[0],
    options?: BuildHealthRequestOptions,
  ): Promise<BuildPage> {
    return (await this.#fetch(`/builds${queryOf(request)}`, options)).json();
  }

  async getBuild(
    { id, entityRef }: { id: string; entityRef: string },
    options?: BuildHealthRequestOptions,
  ): Promise<BuildDetail> {
    const path = `/builds/${encodeURIComponent(id)}${queryOf({ entityRef })}`;
    return (await this.#fetch(path, options)).json();
  }

  async getLogExcerpt(
    { id, jobId, entityRef }: Parameters<BuildHealthApi['getLogExcerpt']>[0],
    options?: BuildHealthRequestOptions,
  ): Promise<LogExcerpt> {
    const [build, job] = [id, jobId].map(encodeURIComponent);
    const path = `/builds/${build}/jobs/${job}/log${queryOf({ entityRef })}`;
    return (await this.#fetch(path, options)).json();
  }

  async listTests(
    request: Parameters<BuildHealthApi['listTests']>[0],
    options?: BuildHealthRequestOptions,
  ): Promise<TestPage> {
    return (await this.#fetch(`/tests${queryOf(request)}`, options)).json();
  }

  async getTest(
    id: string,
    options?: BuildHealthRequestOptions,
  ): Promise<TestDetail> {
    const path = `/tests/${encodeURIComponent(id)}`;
    return (await this.#fetch(path, options)).json();
  }

  async listQuarantine(
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: TestSummary[] }> {
    return (await this.#fetch('/quarantine', options)).json();
  }

  async quarantineTest(
    request: NewQuarantine,
    options?: BuildHealthRequestOptions,
  ): Promise<Quarantine> {
    return (await this.#fetch('/quarantine', options, request)).json();
  }

  async endQuarantine(
    testId: string,
    options?: BuildHealthRequestOptions,
  ): Promise<void> {
    const path = `/quarantine/${encodeURIComponent(testId)}`;
    await this.#fetch(path, options, undefined, 'DELETE');
  }

  async getOrganisationBuilds(
    request: { days?: number },
    options?: BuildHealthRequestOptions,
  ): Promise<OrganisationBuilds> {
    const path = `/organisation${queryOf(request)}`;
    return (await this.#fetch(path, options)).json();
  }

  /**
   * Who made trunk of the pipelines of at most 100 entities green again in so many days; 90 unless they are named. Services alone
   * may ask.
   */
  async getFixersOfEntities(
    request: { entityRefs: string[]; days?: number },
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: (EntityFixers | null)[] }> {
    return (await this.#fetch('/fixers/by-refs', options, request)).json();
  }

  async listOwnedBuilds(
    request: Parameters<BuildHealthApi['listOwnedBuilds']>[0],
    options?: BuildHealthRequestOptions,
  ): Promise<OwnedBuilds> {
    const path = `/organisation/builds${queryOf(request)}`;
    return (await this.#fetch(path, options)).json();
  }

  async listSources(
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: BuildSourceState[] }> {
    return (await this.#fetch('/sources', options)).json();
  }

  async checkSource(
    id: string,
    options?: BuildHealthRequestOptions,
  ): Promise<BuildSourceCheck> {
    const path = `/sources/${encodeURIComponent(id)}/check`;
    return (await this.#fetch(path, options, {})).json();
  }

  async pollSource(
    id: string,
    options?: BuildHealthRequestOptions,
  ): Promise<void> {
    const path = `/sources/${encodeURIComponent(id)}/poll`;
    await this.#fetch(path, options, {});
  }

  async listDeadDeliveries(
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: DeadDeliveryInfo[] }> {
    return (await this.#fetch('/deliveries/dead', options)).json();
  }

  async retryDelivery(
    id: string,
    options?: BuildHealthRequestOptions,
  ): Promise<void> {
    const path = `/deliveries/${encodeURIComponent(id)}/retry`;
    await this.#fetch(path, options, {});
  }

  /** What is kept of a person, for administrators: no page asks for it. */
  async listPersonRecords(
    request: PersonNames & { cursor?: string },
    options?: BuildHealthRequestOptions,
  ): Promise<PersonRecordPage> {
    return (await this.#fetch('/people/records', options, request)).json();
  }

  /** Takes the name of a person out of all that is kept. It cannot be taken back. */
  async erasePerson(
    person: PersonNames,
    options?: BuildHealthRequestOptions,
  ): Promise<ErasedPerson> {
    return (await this.#fetch('/people/erase', options, person)).json();
  }

  async #fetch(
    path: string,
    { token, signal }: BuildHealthRequestOptions = {},
    body?: object,
    method = body ? 'POST' : 'GET',
  ): Promise<Response> {
    const base = await this.#discoveryApi.getBaseUrl('build-health');
    const response = await this.#fetchApi.fetch(`${base}${path}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

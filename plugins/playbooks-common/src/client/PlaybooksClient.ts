import { ResponseError } from '@backstage/errors';
import type {
  AlertAnswer,
  CoverageFilter,
  CoveragePage,
  EntityPlaybooks,
  NewMark,
  NewRun,
  PageChanges,
  Playbook,
  PlaybookPage,
  PlaybookSource,
  Run,
  RunEnd,
  RunListPage,
  RunPage,
} from '../types';
import type { PlaybooksApi, PlaybooksRequestOptions } from './PlaybooksApi';

/** Without what is undefined; a list gives its name several times. */
function queryOf(request: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    for (const one of [value].flat()) {
      if (one !== undefined) query.append(name, String(one));
    }
  }
  return query.size > 0 ? `?${query}` : '';
}

const coverageQuery = ({
  states,
  severities,
  ...others
}: CoverageFilter & { limit?: number; cursor?: string }) =>
  queryOf({ state: states, severity: severities, ...others });

const runPath = (id: string) => `/runs/${encodeURIComponent(id)}`;

/**
 * Client of the playbooks REST API.
 *
 * @public
 */
export class PlaybooksClient implements PlaybooksApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  listPlaybooks(
    request: Parameters<PlaybooksApi['listPlaybooks']>[0],
    options?: PlaybooksRequestOptions,
  ): Promise<PlaybookPage> {
    return this.#call(`/pages${queryOf(request)}`, options);
  }

  getPlaybook(
    { id, version }: { id: string; version?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Playbook> {
    return this.#call(
      `/pages/${encodeURIComponent(id)}${queryOf({ version })}`,
      options,
    );
  }

  comparePlaybook(
    { id, ...versions }: { id: string; from?: string; to?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<PageChanges> {
    const path = `/pages/${encodeURIComponent(id)}/changes`;
    return this.#call(path + queryOf(versions), options);
  }

  async getImage(
    { pageId, path }: { pageId: string; path: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Blob> {
    const images = `/pages/${encodeURIComponent(pageId)}/images`;
    return (await this.#fetch(images + queryOf({ path }), options)).blob();
  }

  findPlaybooks(
    {
      labels,
      annotations,
      withPage,
    }: Parameters<PlaybooksApi['findPlaybooks']>[0],
    options?: PlaybooksRequestOptions,
  ): Promise<AlertAnswer> {
    const request = { labels, annotations, withPage };
    return this.#call('/alerts/find', options, request);
  }

  getPlaybooksOfEntities(
    request: { entityRefs: string[] },
    options?: PlaybooksRequestOptions,
  ): Promise<{ items: (EntityPlaybooks | null)[] }> {
    return this.#call('/pages/by-refs', options, request);
  }

  listSources(
    options?: PlaybooksRequestOptions,
  ): Promise<{ items: PlaybookSource[] }> {
    return this.#call('/sources', options);
  }

  listCoverage(
    request: CoverageFilter & { limit?: number; cursor?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<CoveragePage> {
    return this.#call(`/coverage${coverageQuery(request)}`, options);
  }

  async exportCoverage(
    request: CoverageFilter,
    options?: PlaybooksRequestOptions,
  ): Promise<string> {
    const path = `/coverage/export${coverageQuery(request)}`;
    return (await this.#fetch(path, options)).text();
  }

  listRuns(
    request: Parameters<PlaybooksApi['listRuns']>[0],
    options?: PlaybooksRequestOptions,
  ): Promise<RunListPage> {
    return this.#call(`/runs${queryOf(request)}`, options);
  }

  startRun(run: NewRun, options?: PlaybooksRequestOptions): Promise<Run> {
    return this.#call('/runs', options, run);
  }

  getRun(
    { id, after }: { id: string; after?: number },
    options?: PlaybooksRequestOptions,
  ): Promise<Run> {
    return this.#call(`${runPath(id)}${queryOf({ after })}`, options);
  }

  getRunPage(id: string, options?: PlaybooksRequestOptions): Promise<RunPage> {
    return this.#call(`${runPath(id)}/page`, options);
  }

  markRun(
    { id, ...body }: { id: string; marks: NewMark[]; after?: number },
    options?: PlaybooksRequestOptions,
  ): Promise<Run> {
    return this.#call(`${runPath(id)}/marks`, options, body);
  }

  endRun(
    { id, ...body }: RunEnd & { id: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Run> {
    return this.#call(`${runPath(id)}/end`, options, body);
  }

  reopenRun(id: string, options?: PlaybooksRequestOptions): Promise<Run> {
    return this.#call(`${runPath(id)}/reopen`, options, {});
  }

  async #call<T>(
    path: string,
    options?: PlaybooksRequestOptions,
    body?: object,
  ): Promise<T> {
    return (await this.#fetch(path, options, body)).json();
  }

  async #fetch(
    path: string,
    { token, signal }: PlaybooksRequestOptions = {},
    body?: object,
  ): Promise<Response> {
    const base = await this.#discoveryApi.getBaseUrl('playbooks');
    const response = await this.#fetchApi.fetch(`${base}${path}`, {
      method: body ? 'POST' : 'GET',
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

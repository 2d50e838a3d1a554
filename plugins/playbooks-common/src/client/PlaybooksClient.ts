import { ResponseError } from '@backstage/errors';
import type {
  AlertAnswer,
  FiringAlert,
  Playbook,
  PlaybookPage,
  PlaybookSource,
} from '../types';
import type { PlaybooksApi, PlaybooksRequestOptions } from './PlaybooksApi';

/** Without what is undefined. */
function queryOf(request: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}

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
    request: { q?: string; limit?: number; cursor?: string },
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

  findPlaybooks(
    { labels, annotations }: Pick<FiringAlert, 'labels'> & Partial<FiringAlert>,
    options?: PlaybooksRequestOptions,
  ): Promise<AlertAnswer> {
    return this.#call('/alerts/find', options, { labels, annotations });
  }

  listSources(
    options?: PlaybooksRequestOptions,
  ): Promise<{ items: PlaybookSource[] }> {
    return this.#call('/sources', options);
  }

  async #call<T>(
    path: string,
    { token, signal }: PlaybooksRequestOptions = {},
    body?: object,
  ): Promise<T> {
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
    return response.json();
  }
}

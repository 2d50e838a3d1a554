import { ResponseError } from '@backstage/errors';
import type { OwnershipsByRefs, TeamsByRefs } from '../types';

/**
 * Reads ownership, from a browser or from another backend.
 *
 * @public
 */
export interface OwnershipApi {
  /**
   * Who owns up to 1,000 entities, in request order; `null` where the entity is unknown or hidden from the caller.
   *
   * @throws `InputError` when more than 1,000 references are asked for
   */
  getOwnersByRefs(
    request: { entityRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipsByRefs>;

  /**
   * What up to 100 teams own, in request order; `null` where the group is unknown or hidden from the caller.
   *
   * @throws `InputError` when more than 100 references are asked for
   */
  getTeamsByRefs(
    request: { groupRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<TeamsByRefs>;
}

/**
 * Options of a request.
 *
 * @public
 */
export interface OwnershipRequestOptions {
  /** Backstage token; not needed with a fetch API that adds the user's own. */
  token?: string;
  /** Ends the request early. */
  signal?: AbortSignal;
}

/**
 * Client of the ownership REST API.
 *
 * @public
 */
export class OwnershipClient implements OwnershipApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  async getOwnersByRefs(
    request: { entityRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipsByRefs> {
    return this.#post('/owners/by-refs', request, options);
  }

  async getTeamsByRefs(
    request: { groupRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<TeamsByRefs> {
    return this.#post('/teams/by-refs', request, options);
  }

  async #post<T>(
    path: string,
    body: unknown,
    options: OwnershipRequestOptions = {},
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ownership');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      body: JSON.stringify(body),
      signal: options.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

import { ResponseError } from '@backstage/errors';
import type { Confirmation, OwnershipsByRefs, TeamsByRefs } from '../types';

/**
 * Reads and confirms ownership, from a browser or from another backend.
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

  /**
   * Confirms, as the caller, that the owners of up to 1,000 entities are right; all of them or none.
   *
   * @throws `NotFoundError` when an entity is unknown or hidden, `ConflictError` when its owner is no longer the one
   *   named, `NotAllowedError` when the caller does not answer for it
   */
  confirmOwners(
    request: { items: { entityRef: string; ownerRef: string }[] },
    options?: OwnershipRequestOptions,
  ): Promise<Confirmation>;

  /**
   * Takes back what the caller confirmed. Entities that were confirmed again since stay as they are.
   *
   * @throws `NotFoundError` when nothing of it stands any more, or someone else confirmed
   */
  undoConfirmation(
    request: { id: string },
    options?: OwnershipRequestOptions,
  ): Promise<void>;
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

  async confirmOwners(
    request: { items: { entityRef: string; ownerRef: string }[] },
    options?: OwnershipRequestOptions,
  ): Promise<Confirmation> {
    return this.#post('/confirmations', request, options);
  }

  async undoConfirmation(
    { id }: { id: string },
    options?: OwnershipRequestOptions,
  ): Promise<void> {
    const path = `/confirmations/${encodeURIComponent(id)}`;
    await this.#fetch('DELETE', path, undefined, options);
  }

  async #post<T>(
    path: string,
    body: unknown,
    options?: OwnershipRequestOptions,
  ): Promise<T> {
    const response = await this.#fetch('POST', path, body, options);
    return response.json();
  }

  async #fetch(
    method: 'POST' | 'DELETE',
    path: string,
    body: unknown,
    options: OwnershipRequestOptions = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ownership');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: options.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

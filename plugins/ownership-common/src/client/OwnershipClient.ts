import { ResponseError } from '@backstage/errors';
import type {
  Confirmation,
  DecideTransfersRequest,
  ListOwnershipsRequest,
  ListTransfersRequest,
  OwnershipChangePage,
  OwnershipCoverage,
  OwnershipPage,
  OwnershipRole,
  OwnershipsByRefs,
  ProposeTransfersRequest,
  SetRoleRequest,
  SuggestionsByRefs,
  TeamsByRefs,
  Transfer,
  TransferPage,
  TransferPatch,
} from '../types';
import type { OwnershipApi, OwnershipRequestOptions } from './OwnershipApi';

type Query = Record<
  string,
  string | number | boolean | readonly string[] | undefined
>;

function query(parameters: Query): string {
  const found = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) found.append(name, String(each));
    }
  }
  return found.size > 0 ? `?${found}` : '';
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
    return this.#send('POST', '/owners/by-refs', request, options);
  }

  async getTeamsByRefs(
    request: { groupRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<TeamsByRefs> {
    return this.#send('POST', '/teams/by-refs', request, options);
  }

  async confirmOwners(
    request: { items: { entityRef: string; ownerRef: string }[] },
    options?: OwnershipRequestOptions,
  ): Promise<Confirmation> {
    return this.#send('POST', '/confirmations', request, options);
  }

  async undoConfirmation(
    { id }: { id: string },
    options?: OwnershipRequestOptions,
  ): Promise<void> {
    const path = `/confirmations/${encodeURIComponent(id)}`;
    await this.#fetch('DELETE', path, undefined, options);
  }

  async listOwnerships(
    request: ListOwnershipsRequest,
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipPage> {
    return this.#get('/ownerships', { ...request }, options);
  }

  async exportOwnerships(
    { limit, cursor, ...filters }: ListOwnershipsRequest,
    options?: OwnershipRequestOptions,
  ): Promise<string> {
    const path = `/ownerships/export${query({ ...filters })}`;
    const response = await this.#fetch('GET', path, undefined, options);
    return response.text();
  }

  async getCoverage(
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipCoverage> {
    return this.#get('/coverage', {}, options);
  }

  async listChanges(
    request: { entityRef: string; limit?: number; cursor?: string },
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipChangePage> {
    return this.#get('/changes', request, options);
  }

  async getSuggestionsByRefs(
    request: { entityRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<SuggestionsByRefs> {
    return this.#send('POST', '/suggestions/by-refs', request, options);
  }

  async proposeTransfers(
    request: ProposeTransfersRequest,
    options?: OwnershipRequestOptions,
  ): Promise<{ items: Transfer[] }> {
    return this.#send('POST', '/transfers', request, options);
  }

  async listTransfers(
    request: ListTransfersRequest,
    options?: OwnershipRequestOptions,
  ): Promise<TransferPage> {
    return this.#get('/transfers', { ...request }, options);
  }

  async decideTransfers(
    request: DecideTransfersRequest,
    options?: OwnershipRequestOptions,
  ): Promise<{ items: Transfer[] }> {
    return this.#send('POST', '/transfers/decisions', request, options);
  }

  async getTransferPatch(
    { id }: { id: string },
    options?: OwnershipRequestOptions,
  ): Promise<TransferPatch> {
    const path = `/transfers/${encodeURIComponent(id)}/patch`;
    return this.#get(path, {}, options);
  }

  async setRole(
    request: SetRoleRequest,
    options?: OwnershipRequestOptions,
  ): Promise<{ items: OwnershipRole[] }> {
    return this.#send('PUT', '/roles', request, options);
  }

  async rename(
    request: { fromRef: string; toRef: string },
    options?: OwnershipRequestOptions,
  ): Promise<{ moved: number }> {
    return this.#send('POST', '/renames', request, options);
  }

  async #get<T>(
    path: string,
    parameters: Query,
    options?: OwnershipRequestOptions,
  ): Promise<T> {
    const url = `${path}${query(parameters)}`;
    return (await this.#fetch('GET', url, undefined, options)).json();
  }

  async #send<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    options?: OwnershipRequestOptions,
  ): Promise<T> {
    return (await this.#fetch(method, path, body, options)).json();
  }

  async #fetch(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    options: OwnershipRequestOptions = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ownership');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: options.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

import { ResponseError } from '@backstage/errors';
import type { AlertsRequestOptions } from './AlertsApi';

/** One request. */
export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query?: object;
  body?: object;
}

/** Without what is undefined. */
function queryOf(request: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}

export const pathOf = (...parts: string[]): string =>
  parts.map(part => `/${encodeURIComponent(part)}`).join('');

/** Sends requests to the plugin, wherever it is. */
export class Transport {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  get<T>(
    path: string,
    query: object,
    options?: AlertsRequestOptions,
  ): Promise<T> {
    return this.json({ path, query }, options);
  }

  post<T>(
    path: string,
    body: object,
    options?: AlertsRequestOptions,
  ): Promise<T> {
    return this.json({ method: 'POST', path, body }, options);
  }

  async json<T>(call: Call, options?: AlertsRequestOptions): Promise<T> {
    return (await this.call(call, options)).json();
  }

  async call(
    { method = 'GET', path, query = {}, body }: Call,
    { token, signal }: AlertsRequestOptions = {},
  ): Promise<Response> {
    const base = await this.#discoveryApi.getBaseUrl('alerts');
    const response = await this.#fetchApi.fetch(
      `${base}${path}${queryOf(query)}`,
      {
        method,
        headers: {
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(body && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal,
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

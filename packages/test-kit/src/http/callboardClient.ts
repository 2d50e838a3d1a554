import { ResponseError } from '@backstage/errors';
import { signInAs, SignInOptions } from './signInAs';

/** Speaks to a running portal as one user. */
export interface CallboardClient {
  token: string;
  /** @param path - below the base URL, for example `/api/catalog/entities` */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /**
   * The JSON body of an answer.
   * @throws ResponseError when the status is not 2xx
   */
  json<T = unknown>(path: string, init?: RequestInit): Promise<T>;
  /** With `fetchApi`, what the client classes of the plugins take. */
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/**
 * Signs in and returns a client; see {@link signInAs} for what can go wrong.
 */
export async function callboardClient(
  baseUrl: string,
  userRef: string,
  options?: SignInOptions,
): Promise<CallboardClient> {
  const token = await signInAs(baseUrl, userRef, options);
  const fetchAsUser: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request);
  };
  const fetchPath = (path: string, init?: RequestInit) =>
    fetchAsUser(`${baseUrl}${path}`, init);
  return {
    token,
    fetch: fetchPath,
    json: async (path, init) => {
      const response = await fetchPath(path, init);
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return response.json();
    },
    discoveryApi: {
      getBaseUrl: async pluginId => `${baseUrl}/api/${pluginId}`,
    },
    fetchApi: { fetch: fetchAsUser },
  };
}

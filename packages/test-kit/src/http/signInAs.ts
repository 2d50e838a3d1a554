import { ResponseError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';

export interface SignInOptions {
  /** How long to wait for the catalog to have read the user, in milliseconds. Default 120,000. */
  timeoutMs?: number;
}

/**
 * Signs in at a running demo portal, through the same door as the buttons of its sign-in page.
 *
 * @param baseUrl - of the backend, for example `http://localhost:7007`
 * @param userRef - for example `user:default/ada.moreno`
 * @returns a Backstage token of that user, good for an hour
 * @throws ResponseError with the last answer, or the last network error, when it does not succeed in time
 */
export async function signInAs(
  baseUrl: string,
  userRef: string,
  options?: SignInOptions,
): Promise<string> {
  const deadline = Date.now() + (options?.timeoutMs ?? 120_000);
  for (;;) {
    const attempt = await refresh(baseUrl, userRef).catch(
      (error: Error) => error,
    );
    if (typeof attempt === 'string') {
      return attempt;
    }
    const refused =
      attempt instanceof ResponseError &&
      [400, 401, 403].includes(attempt.statusCode);
    if (refused || Date.now() >= deadline) {
      throw attempt;
    }
    await sleep(250);
  }
}

async function refresh(baseUrl: string, userRef: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/auth/demo/refresh`, {
    headers: { 'x-demo-user': userRef, 'x-requested-with': 'XMLHttpRequest' },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { ServerError } from './errors';

/**
 * Of an answer, after it was inflated: it is parsed on the main thread, which this much holds up for some 20 ms. A hundred builds
 * with their causes and commits are some 300 kB.
 */
const MOST_BYTES = 4_000_000;

/** As people know them from the matrix of permissions; others by their ids. */
const PERMISSIONS: ReadonlyMap<string, string> = new Map([
  ['hudson.model.Hudson.Read', 'Overall/Read'],
  ['hudson.model.Item.Read', 'Job/Read'],
  ['hudson.model.Item.Discover', 'Job/Discover'],
]);

/**
 * What a refusal means. Jenkins names the permission in a header: `AccessDeniedException3.reportAsHeaders`.
 * https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/hudson/security/AccessDeniedException3.java
 */
export function refusalOf({ status, headers }: Response, user: string): Error {
  if (status === 401) {
    return new Error(
      'Jenkins refuses the credentials: check username and token of buildHealth.jenkins, and that the token was not revoked',
    );
  }
  const id = headers.get('x-required-permission') ?? '';
  const known = PERMISSIONS.get(id);
  // What a header holds is shown only where it has the form of an id.
  const named = known ?? (/^[\w.]{1,100}$/.test(id) ? id : undefined);
  return new NoAccessError(
    `${user} may not see it in Jenkins: ${
      named ?? 'Overall/Read or Job/Read'
    } is missing`,
  );
}

/** @throws ServerError when it is too large */
export async function readText({ body }: Response): Promise<string> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) {
      throw new ServerError(
        `Jenkins has answered with more than ${MOST_BYTES} bytes`,
        'large',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws when it is no JSON, as the page of a single sign-on */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      'Jenkins has answered with something else than JSON: is baseUrl the address of the controller, and does it take the token?',
    );
  }
}

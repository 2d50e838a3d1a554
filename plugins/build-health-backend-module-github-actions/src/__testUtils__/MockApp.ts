import { createVerify, generateKeyPairSync } from 'node:crypto';
import type http from 'node:http';
import { LocalApi, type ApiReply } from '@internal/test-kit';

const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

export const APP_ID = '4711';
export const { privateKey: PRIVATE_KEY } = KEYS;

/** Of which App a token is; undefined when it was signed by somebody else. */
function issuerOf(jwt: string): string | undefined {
  const [head, body, signature] = jwt.split('.');
  const isOurs = createVerify('RSA-SHA256')
    .update(`${head}.${body}`)
    .verify(KEYS.publicKey, signature, 'base64url');
  const { iss } = JSON.parse(Buffer.from(body, 'base64url').toString());
  return isOurs ? String(iss) : undefined;
}

/**
 * GitHub as an App sees it, over HTTP: an App signs a JWT, finds the installation of a repository, and gets a token for it.
 * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation
 */
export class MockApp extends LocalApi {
  readonly calls: string[] = [];
  /** Owner → installation. */
  readonly installations = new Map([
    ['acme', 5],
    ['larkspur', 6],
  ]);

  /** Installations that were taken back. */
  readonly ended = new Set<number>();
  /** `owner/name` of repositories that there are none of. */
  readonly missing = new Set<string>();

  protected reply(request: http.IncomingMessage): ApiReply {
    const { status, body, used = 0 } = this.#answer(request);
    return {
      status,
      body,
      headers: {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-used': `${used}`,
        'x-ratelimit-reset': '4102444800',
      },
    };
  }

  #answer({ method, url = '', headers }: http.IncomingMessage): {
    status: number;
    body: unknown;
    used?: number;
  } {
    this.calls.push(`${method} ${url}`);
    const [, token = ''] = headers.authorization?.split(' ') ?? [];
    const [, owner = '', asked] =
      url.match(/^\/repos\/([^/]+)\/[^/]+(\/installation)?/) ?? [];
    const [, installation] =
      url.match(/^\/app\/installations\/(\d+)\/access_tokens$/) ?? [];
    // https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app
    const isOfApp = url === '/app';
    if (asked || installation || isOfApp) {
      if (!token.includes('.') || issuerOf(token) !== APP_ID) {
        return { status: 401, body: { message: 'Bad credentials' } };
      }
      if (isOfApp) return { status: 200, body: { name: 'Callboard' } };
      if (this.ended.has(Number(installation))) {
        return { status: 404, body: { message: 'Not Found' } };
      }
      if (installation) {
        return {
          status: 201,
          body: {
            token: `ghs_of${installation}`,
            expires_at: '2100-01-01T00:00:00Z',
            permissions: { actions: 'read' },
            repository_selection: 'all',
          },
        };
      }
      const id = this.installations.get(owner);
      return id
        ? { status: 200, body: { id } }
        : { status: 404, body: { message: 'Not Found' } };
    }
    const id = this.installations.get(owner);
    const isMissing = [...this.missing].some(one => url.includes(one));
    if (isMissing) return { status: 404, body: { message: 'Not Found' } };
    return token === `ghs_of${id}`
      ? { status: 200, body: { owner }, used: id }
      : { status: 401, body: { message: 'Bad credentials' } };
  }
}

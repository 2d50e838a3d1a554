import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthenticationError, InputError } from '@backstage/errors';
import type {
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import { readHint } from './hint';

const MINUTE = 60_000;

const sha256 = (value: string) => createHash('sha256').update(value).digest();

/** The token of `Bearer`, or the password of `Basic`: the address of the notification plugin may hold one. */
function readSecret(authorization: string | undefined): string | undefined {
  const [, scheme, value] =
    /^(Bearer|Basic) +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (!scheme || scheme.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : pair.slice(colon + 1);
}

function checkSecret(request: WebhookRequest, secrets: readonly string[]) {
  const given = readSecret(request.header('Authorization'));
  if (!given) throw new AuthenticationError('Authorization holds no secret');
  const hash = sha256(given);
  // Each is compared, and hashes are of one length: time tells nothing.
  const met = secrets.filter(secret => timingSafeEqual(hash, sha256(secret)));
  if (met.length === 0) throw new AuthenticationError('The secret is not ours');
}

/**
 * Verifies a hint. Jenkins signs nothing: whoever has the secret can say that a build is to be read, and no more. Undefined for
 * what waits in the queue, which is no build yet.
 *
 * @throws `AuthenticationError` when the secret is missing or wrong
 * @throws `InputError` when it is no JSON, or names no build
 */
export function verifyHint(
  request: WebhookRequest,
  secrets: readonly string[],
): VerifiedDelivery | undefined {
  checkSecret(request, secrets);
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new InputError('The body is no JSON');
  }
  const { phase } = readHint(body);
  if (phase === 'QUEUED') return undefined;
  const key = createHash('sha256').update(request.body);
  // The next one with the same bytes may be of its end: then it is read anew.
  if (!phase) key.update(`\n${Math.floor(request.now.getTime() / MINUTE)}`);
  return {
    key: key.digest('hex'),
    kind: phase ? `hint ${phase.toLowerCase()}` : 'hint',
  };
}

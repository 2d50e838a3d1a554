import { createHash, randomInt } from 'node:crypto';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** As many as tools for PagerDuty's Events API v2 demand. 62 to the power of 32 is 190 bits. */
const LENGTH = 32;

const FORM = /^[A-Za-z0-9]{32}$/;

/** What is longer holds no secret of ours. */
const LONGEST_HEADER = 1_000;

/** What is kept of a secret. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** A new secret, to be shown once, and what is kept of it. */
export function mintSecret(): { secret: string; hash: string; hint: string } {
  const secret = Array.from(
    { length: LENGTH },
    () => SIGNS[randomInt(SIGNS.length)],
  ).join('');
  return { secret, hash: hashOf(secret), hint: secret.slice(-4) };
}

/** Whether it may be a secret: whatever else is refused without a look. */
export const isSecret = (text: string | undefined): text is string =>
  text !== undefined && FORM.test(text);

/** The password: Grafana, Alertmanager and others ask for a name as well, which says nothing. */
function passwordOf(encoded: string): string {
  const pair = Buffer.from(encoded, 'base64').toString('latin1');
  return pair.slice(pair.indexOf(':') + 1);
}

function authorizationOf(header: string): string | undefined {
  if (header.length > LONGEST_HEADER) return undefined;
  const space = header.indexOf(' ');
  const scheme = header.slice(0, space).toLowerCase();
  const rest = header.slice(space + 1).trim();
  if (scheme === 'bearer') return rest;
  if (scheme === 'basic') return passwordOf(rest);
  // The form of PagerDuty's REST API.
  return scheme === 'token' ? /^token="?(\w+)"?$/.exec(rest)?.[1] : undefined;
}

/**
 * The secret that a request brings, before its body is read: `Authorization` with `Bearer`, `Basic` or `Token token=`, `X-Routing-Key`,
 * or the end of its path. A password for a proxy in between does not hide what comes after it.
 */
export function secretOf(request: {
  header: (name: string) => string | undefined;
  inPath?: string;
}): string | undefined {
  const candidates = [
    authorizationOf(request.header('authorization') ?? ''),
    request.header('x-routing-key')?.trim(),
    request.inPath,
  ];
  return candidates.find(isSecret);
}

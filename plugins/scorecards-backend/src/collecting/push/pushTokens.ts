import { createHash, randomBytes } from 'node:crypto';

/** 256 bits. */
const TOKEN_BYTES = 32;
/** A token is half as long; what is longer is not hashed. */
const MOST_CHARACTERS = 100;

/** What is kept of a token. */
export const hashOf = (token: string) =>
  createHash('sha256').update(token).digest('hex');

/** A new token, to be shown once, and what is kept of it. */
export function mintPushToken(): { token: string; hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** The hash of the token that a request brings: `Authorization: Bearer <token>`. */
export function hashOfRequest(
  authorization: string | undefined,
): string | undefined {
  const [scheme, token, ...rest] = (authorization ?? '').split(' ');
  const isToken =
    scheme.toLowerCase() === 'bearer' &&
    rest.length === 0 &&
    token &&
    token.length <= MOST_CHARACTERS;
  return isToken ? hashOf(token) : undefined;
}

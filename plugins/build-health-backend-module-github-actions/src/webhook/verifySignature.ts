import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from '@backstage/errors';

const WRITTEN = /^sha256=([0-9a-f]{64})$/i;

/**
 * Checks `X-Hub-Signature-256` over the bytes as they came. All secrets are tried, so that one can be replaced while deliveries
 * that were signed with the old one are on their way.
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 *
 * @throws `AuthenticationError` when no secret has made it
 */
export function verifySignature(
  body: Buffer,
  options: { signature: string | undefined; secrets: readonly string[] },
): void {
  const { signature, secrets } = options;
  if (!signature) {
    throw new AuthenticationError(
      'There is no X-Hub-Signature-256: the webhook has no secret',
    );
  }
  const hex = WRITTEN.exec(signature)?.[1];
  if (!hex) {
    throw new AuthenticationError(
      'X-Hub-Signature-256 is not written as sha256= and 64 hexadecimal digits',
    );
  }
  const given = Buffer.from(hex, 'hex');
  const made = secrets.map(secret =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given),
  );
  if (!made.includes(true)) {
    throw new AuthenticationError(
      'X-Hub-Signature-256 was made with another secret, or the body was changed',
    );
  }
}

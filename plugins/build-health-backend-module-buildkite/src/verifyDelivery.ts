import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError, InputError } from '@backstage/errors';
import type {
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';

/** As https://buildkite.com/docs/apis/webhooks/pipelines proposes against replays. */
const MOST_AGE_MS = 5 * 60_000;

const sha256 = (value: string | Buffer) =>
  createHash('sha256').update(value).digest();

/** Whether one of them is the same. Takes as long for each, whichever it is. */
const isOneOf = (given: Buffer, wanted: Buffer[]) =>
  wanted.filter(one => timingSafeEqual(given, one)).length > 0;

function checkSignature(
  signature: string,
  request: WebhookRequest,
  tokens: readonly string[],
): void {
  const [, timestamp, hex] =
    /^timestamp=(\d{1,15}),signature=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (!timestamp) {
    throw new AuthenticationError('X-Buildkite-Signature is not readable');
  }
  const made = tokens.map(token =>
    createHmac('sha256', token)
      .update(`${timestamp}.`)
      .update(request.body)
      .digest(),
  );
  if (!isOneOf(Buffer.from(hex, 'hex'), made)) {
    throw new AuthenticationError('X-Buildkite-Signature is not ours');
  }
  const age = request.now.getTime() - Number(timestamp) * 1_000;
  if (Math.abs(age) > MOST_AGE_MS) {
    throw new AuthenticationError(
      'X-Buildkite-Signature is older than 5 minutes, or of a clock that is ahead',
    );
  }
}

function checkOrigin(request: WebhookRequest, tokens: readonly string[]): void {
  const signature = request.header('X-Buildkite-Signature');
  if (signature !== undefined) {
    checkSignature(signature, request, tokens);
    return;
  }
  const token = request.header('X-Buildkite-Token');
  if (!token || !isOneOf(sha256(token), tokens.map(sha256))) {
    throw new AuthenticationError(
      token
        ? 'X-Buildkite-Token is not ours'
        : 'Neither X-Buildkite-Signature nor X-Buildkite-Token is there',
    );
  }
}

/** The event by the body, which is signed; the header is not. */
function readEvent(request: WebhookRequest): string {
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new InputError('The body is no JSON');
  }
  const named = (typeof body === 'object' ? body : undefined) as
    | { event?: unknown; 'detail-type'?: unknown }
    | null
    | undefined;
  const event =
    named?.event ??
    named?.['detail-type'] ??
    request.header('X-Buildkite-Event');
  if (typeof event !== 'string' || event === '') {
    throw new InputError(
      'Neither the body nor X-Buildkite-Event names an event',
    );
  }
  return event;
}

/**
 * Verifies a webhook by its token or its signature. Undefined for what is not of builds or jobs: a ping, agents.
 *
 * @throws `AuthenticationError` when it is forged, or signed more than 5 minutes ago or ahead
 * @throws `InputError` when it is no JSON, or of no event
 */
export function verifyDelivery(
  request: WebhookRequest,
  tokens: readonly string[],
): VerifiedDelivery | undefined {
  checkOrigin(request, tokens);
  const kind = readEvent(request);
  // `build.finished` of webhooks, `Build Finished` of EventBridge.
  if (!/^(?:build|job)[. ][a-z ]{1,50}$/i.test(kind)) return undefined;
  const key = createHash('sha256')
    .update(`${kind}\n`)
    .update(request.body)
    .digest('hex');
  return { key, kind };
}

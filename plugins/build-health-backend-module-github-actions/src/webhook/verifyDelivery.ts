import { InputError } from '@backstage/errors';
import type {
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import { verifySignature } from './verifySignature';

/** Events that say something of builds, by the name that their object has in the body as well. */
const KINDS: ReadonlySet<string> = new Set(['workflow_run', 'workflow_job']);

/** What the body of an object begins with. */
const OPENED = '{'.charCodeAt(0);

const KEY = /^[\w.:-]{1,200}$/;

function requireHeader(request: WebhookRequest, name: string): string {
  const value = request.header(name);
  if (!value) throw new InputError(`There is no ${name}`);
  return value;
}

/**
 * Whether an object has this name in a body as GitHub writes it. Within a text quotes are escaped, so that it is no part of one. To
 * parse 20 kB takes longer than all else that a delivery is looked at for.
 */
const hasObject = (body: Buffer, kind: string) =>
  body[0] === OPENED && body.includes(`"${kind}":{`, 0, 'latin1');

/** Nothing else of the body is looked at: what cannot be mapped is kept, to be tried again. */
function requireObject(body: Buffer, kind: string): void {
  if (hasObject(body, kind)) return;
  let event: unknown;
  try {
    event = JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError(
      'The body is no JSON: the content type of the webhook has to be application/json',
    );
  }
  const object =
    typeof event === 'object' && event !== null && kind in event
      ? (event as Record<string, unknown>)[kind]
      : undefined;
  // The name of the event is not signed, the body is.
  if (typeof object !== 'object' || object === null) {
    throw new InputError(`X-GitHub-Event says ${kind}, and the body does not`);
  }
}

/**
 * Verifies a request of a webhook. Its time and its id are not signed: that a replay changes nothing comes from the reports, which
 * are those of a run, an attempt and a state.
 */
export function verifyDelivery(
  request: WebhookRequest,
  secrets: readonly string[],
): VerifiedDelivery | undefined {
  verifySignature(request.body, {
    signature: request.header('X-Hub-Signature-256'),
    secrets,
  });
  const kind = requireHeader(request, 'X-GitHub-Event');
  if (!KINDS.has(kind)) return undefined;
  const key = requireHeader(request, 'X-GitHub-Delivery');
  if (!KEY.test(key)) {
    throw new InputError('X-GitHub-Delivery is no id of a delivery');
  }
  requireObject(request.body, kind);
  return { key, kind };
}

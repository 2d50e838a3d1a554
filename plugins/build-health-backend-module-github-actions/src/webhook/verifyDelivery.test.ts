import { AuthenticationError, InputError } from '@backstage/errors';
import { aRequest, jobEvent, runEvent, sign } from '../__testUtils__/payloads';
import { verifyDelivery } from './verifyDelivery';
import { verifySignature } from './verifySignature';

const SECRET = 'a secret of the webhook';
const DELIVERY = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

/** A request that GitHub signed, but for what a test changes. */
function requestOf(
  body: Buffer | string,
  headers: Record<string, string | undefined> = {},
) {
  return aRequest({
    body,
    headers: {
      'X-Hub-Signature-256': sign(body, SECRET),
      'X-GitHub-Event': 'workflow_run',
      'X-GitHub-Delivery': DELIVERY,
      ...headers,
    },
  });
}

const runBody = JSON.stringify(runEvent());

describe('verifySignature', () => {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
  const body = Buffer.from('Hello, World!');
  const secrets = ["It's a Secret to Everybody"];
  const signature =
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

  it('takes the vector that GitHub publishes', () => {
    expect(() => verifySignature(body, { signature, secrets })).not.toThrow();
  });

  it.each([
    ['another last digit', signature.replace(/7$/, '8')],
    ['another scheme', 'sha1=0000000000000000000000000000000000000000'],
    ['no scheme', signature.replace('sha256=', '')],
    ['less digits', signature.slice(0, -2)],
    ['more digits', `${signature}00`],
    ['nothing', ''],
    ['no header', undefined],
  ])('refuses a signature with %s', (_, forged) => {
    expect(() => verifySignature(body, { signature: forged, secrets })).toThrow(
      AuthenticationError,
    );
  });

  it('refuses everything without a secret', () => {
    expect(() => verifySignature(body, { signature, secrets: [] })).toThrow(
      AuthenticationError,
    );
  });
});

describe('verifyDelivery', () => {
  it.each([
    ['workflow_run', runBody],
    ['workflow_job', JSON.stringify(jobEvent())],
  ])('takes %s, by the id of its delivery', (kind, body) => {
    const request = requestOf(body, { 'X-GitHub-Event': kind });
    expect(verifyDelivery(request, [SECRET])).toEqual({ key: DELIVERY, kind });
  });

  it('checks the bytes as they came, not what they say', () => {
    const spaced = runBody.replace('"CI"', '  "C\\u0049"');
    expect(JSON.parse(spaced)).toEqual(JSON.parse(runBody));
    expect(verifyDelivery(requestOf(spaced), [SECRET])).toBeDefined();
    const resigned = requestOf(spaced, {
      'X-Hub-Signature-256': sign(runBody, SECRET),
    });
    expect(() => verifyDelivery(resigned, [SECRET])).toThrow(
      AuthenticationError,
    );
  });

  it('knows the object of a body that is written with spaces, and no text that looks like one', () => {
    const spaced = JSON.stringify(runEvent(), undefined, 2);
    expect(verifyDelivery(requestOf(spaced), [SECRET])).toBeDefined();
    const told = JSON.stringify({ zen: '"workflow_run":{}' });
    expect(() => verifyDelivery(requestOf(told), [SECRET])).toThrow(InputError);
  });

  it('takes the old and the new secret while one is replaced, and no third', () => {
    const secrets = ['the new one', SECRET];
    expect(verifyDelivery(requestOf(runBody), secrets)).toBeDefined();
    const withNew = requestOf(runBody, {
      'X-Hub-Signature-256': sign(runBody, 'the new one'),
    });
    expect(verifyDelivery(withNew, secrets)).toBeDefined();
    expect(() => verifyDelivery(requestOf(runBody), ['the new one'])).toThrow(
      AuthenticationError,
    );
  });

  it.each(['ping', 'push', 'check_run'])('has no interest in %s', kind => {
    const request = requestOf('{"zen":"Keep it logically awesome."}', {
      'X-GitHub-Event': kind,
    });
    expect(verifyDelivery(request, [SECRET])).toBeUndefined();
  });

  it('refuses a forged ping too', () => {
    const request = requestOf('{}', {
      'X-GitHub-Event': 'ping',
      'X-Hub-Signature-256': sign('{}', 'another'),
    });
    expect(() => verifyDelivery(request, [SECRET])).toThrow(
      AuthenticationError,
    );
  });

  it.each(['X-GitHub-Event', 'X-GitHub-Delivery'])(
    'cannot read a request without %s',
    name => {
      const request = requestOf(runBody, { [name]: undefined });
      expect(() => verifyDelivery(request, [SECRET])).toThrow(InputError);
    },
  );

  it.each(['x'.repeat(201), 'a b', 'é'])(
    'takes no id of a delivery such as %s',
    key => {
      const request = requestOf(runBody, { 'X-GitHub-Delivery': key });
      expect(() => verifyDelivery(request, [SECRET])).toThrow(InputError);
    },
  );

  it.each([
    ['a form', `payload=${encodeURIComponent(runBody)}`],
    ['nothing', ''],
    ['no object', 'null'],
    ['an object without a run', '{"workflow_run":null}'],
    ['another event', JSON.stringify(jobEvent())],
  ])('cannot read %s', (_, body) => {
    expect(() => verifyDelivery(requestOf(body), [SECRET])).toThrow(InputError);
  });

  it('keeps a run that it cannot map yet, for it is not sent again', () => {
    const body = JSON.stringify({ workflow_run: { id: 'of tomorrow' } });
    expect(verifyDelivery(requestOf(body), [SECRET])).toBeDefined();
  });
});

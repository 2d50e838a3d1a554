import { AuthenticationError, InputError } from '@backstage/errors';
import { BuildkiteSource } from './BuildkiteSource';
import { NOW, request, sign, TOKEN, webhook } from './__testUtils__/payloads';

const source = new BuildkiteSource({
  id: 'acme',
  title: 'Buildkite acme',
  organization: 'acme',
  host: 'buildkite.com',
  tokens: ['the-one-before', TOKEN],
});
const body = JSON.stringify(webhook('build.finished'));
const signed = (written: string, options?: Parameters<typeof sign>[1]) => ({
  'X-Buildkite-Event': 'build.finished',
  'X-Buildkite-Signature': sign(written, options),
});
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const verify = (
  headers: Record<string, string>,
  sent: string | Buffer = body,
) => source.verify(request(sent, headers));

describe('what is verified', () => {
  it('is what is signed with one of the tokens, or has one', () => {
    const delivery = {
      kind: 'build.finished',
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    expect(verify(signed(body))).toEqual(delivery);
    expect(verify(signed(body, { token: 'the-one-before' }))).toEqual(delivery);
    expect(verify({ 'X-Buildkite-Token': TOKEN })).toEqual(delivery);
    expect(verify({ 'x-buildkite-token': 'the-one-before' })).toEqual(delivery);
  });

  it.each([
    ['no header', {}],
    ['another token', { 'X-Buildkite-Token': 'invalid-token' }],
    ['an empty token', { 'X-Buildkite-Token': '' }],
    ['half of a token', { 'X-Buildkite-Token': TOKEN.slice(0, 10) }],
    ['a signature of another token', signed(body, { token: 'guessed' })],
    ['a signature of another body', signed(`${body} `)],
    ['a signature that is none', { 'X-Buildkite-Signature': 'invalid' }],
    [
      'a signature of odd signs',
      { 'X-Buildkite-Signature': 'timestamp=1763634600,signature=yo' },
    ],
    [
      'an empty signature beside a good token',
      { 'X-Buildkite-Signature': '', 'X-Buildkite-Token': TOKEN },
    ],
    [
      'a time that was changed',
      {
        'X-Buildkite-Signature': sign(body, { at: at(-600) }).replace(
          /timestamp=\d+/,
          `timestamp=${NOW.getTime() / 1_000}`,
        ),
      },
    ],
  ])('is not what has %s', (_, headers) => {
    expect(() => verify(headers)).toThrow(AuthenticationError);
  });

  it.each([-300, -299, 0, 299, 300])(
    'may be signed %i seconds from now',
    seconds => {
      expect(verify(signed(body, { at: at(seconds) }))).toBeDefined();
    },
  );

  it.each([-301, -3_600, 301, 3_600])(
    'may not be signed %i seconds from now',
    seconds => {
      expect(() => verify(signed(body, { at: at(seconds) }))).toThrow(
        AuthenticationError,
      );
    },
  );

  it('is signed over the bytes as they came', () => {
    const bytes = Buffer.from(`${body}\n`.replace('Ana', 'Anñ'), 'latin1');
    const same = bytes.toString('utf8');
    const headers = { 'X-Buildkite-Signature': sign(bytes) };
    expect(verify(headers, bytes)).toBeDefined();
    expect(() => verify(headers, Buffer.from(same))).toThrow(
      AuthenticationError,
    );
  });

  it('is nothing where no token is configured', () => {
    const silent = new BuildkiteSource({
      id: 'acme',
      title: '',
      organization: 'acme',
      host: 'buildkite.com',
      tokens: [],
    });
    expect(() =>
      silent.verify(request(body, { 'X-Buildkite-Token': TOKEN })),
    ).toThrow(AuthenticationError);
  });

  it.each(['ping', 'agent.lost', 'cluster_token.registration_blocked'])(
    'is of no interest when it is %s',
    event => {
      const sent = JSON.stringify({ event, sender: {} });
      expect(verify(signed(sent), sent)).toBeUndefined();
    },
  );

  it('is refused before it is read, and when it cannot be read', () => {
    expect(() => verify({}, 'no JSON')).toThrow(AuthenticationError);
    expect(() => verify({ 'X-Buildkite-Token': TOKEN }, 'no JSON')).toThrow(
      InputError,
    );
    expect(() => verify({ 'X-Buildkite-Token': TOKEN }, 'null')).toThrow(
      InputError,
    );
  });

  it('is of the event that is signed: the header may be anything', () => {
    const headers = { ...signed(body), 'X-Buildkite-Event': 'ping' };
    expect(verify(headers)).toEqual(verify(signed(body)));
  });

  it('has one key however often it is sent, and another for each event and body', () => {
    const other = JSON.stringify(webhook('build.running'));
    const key = (sent: string, headers: Record<string, string>) =>
      verify(headers, sent)?.key;
    expect(key(body, signed(body, { at: at(-60) }))).toBe(
      key(body, { 'X-Buildkite-Token': TOKEN }),
    );
    expect(key(other, signed(other))).not.toBe(key(body, signed(body)));
  });
});

describe('what is read', () => {
  const read = (sent: object) =>
    source.read({ body: JSON.stringify(sent), receivedAt: NOW });

  it('is what the body says', async () => {
    const { builds } = await read(webhook('build.finished'));
    expect(builds).toMatchObject([{ number: 7, outcome: 'success' }]);
  });

  it('is nothing of another organization', async () => {
    const foreign = webhook('build.finished', {
      build: { web_url: 'https://buildkite.com/other/payments/builds/7' },
    });
    await expect(read(foreign)).rejects.toThrow(
      'other/payments is not of the organization acme',
    );
  });
});

describe('pipelines that an entity names', () => {
  it.each([
    [{ 'buildkite.com/project-slug': 'acme/payments' }, ['acme/payments']],
    [
      { 'buildkite.com/project-slug': ' acme/payments, Acme/Refunds ,' },
      ['acme/payments', 'acme/refunds'],
    ],
    [{ 'buildkite.com/pipeline-slug': 'payments' }, ['acme/payments']],
    [
      {
        'buildkite.com/project-slug': 'acme/payments',
        'buildkite.com/pipeline-slug': 'acme/payments,nightly',
      },
      ['acme/payments', 'acme/nightly'],
    ],
    [{ 'buildkite.com/project-slug': 'other/payments' }, []],
    [{ 'buildkite.com/project-slug': 'a/b/c, ../x, https://b.example' }, []],
    [{ 'github.com/project-slug': 'acme/payments' }, []],
    [{}, []],
  ])('by %j are %j', (annotations: Record<string, string>, keys) => {
    expect(source.selectorsOf(annotations)).toEqual(keys.map(key => ({ key })));
  });
});

describe('pages that an entity links to', () => {
  it.each([
    ['https://buildkite.com/acme/payments', 'acme/payments'],
    ['https://buildkite.com/Acme/Payments/builds/7#x', 'acme/payments'],
    ['https://buildkite.com/acme/payments/', 'acme/payments'],
    ['https://buildkite.com/acme', undefined],
    ['https://buildkite.com/acme/pipelines', undefined],
    ['https://buildkite.com/other/payments', undefined],
    ['https://buildkite.com.elsewhere.example/acme/payments', undefined],
    ['https://elsewhere.example/acme/payments', undefined],
  ])('at %s are of %s', (address, key) => {
    const url = new URL(address);
    expect(source.selectorsOfLink(url)).toEqual(key ? [{ key }] : []);
    // It has no token to ask with.
    expect(source.scopesOfLink(url)).toEqual([]);
  });
});

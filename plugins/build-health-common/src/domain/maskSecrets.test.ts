import { maskSecrets } from './maskSecrets';

const jwt = [
  'eyJhbGciOiJIUzI1NiJ9',
  'eyJzdWIiOiIxMjM0NTY3ODkwIn0',
  'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
].join('.');

/** Put together here, so that nobody's scanner takes them for real ones. */
const secrets: [string, string, string][] = [
  ['AWS key', `id ${'AKIA'}IOSFODNN7EXAMPLE used`, 'IOSFODNN7EXAMPLE'],
  ['GitHub token', `${'ghp'}_${'a1B2'.repeat(9)}`, 'a1B2a1B2'],
  ['fine-grained token', `${'github'}_pat_${'a1'.repeat(20)}`, 'a1a1'],
  ['GitLab token', `${'glpat'}-${'x'.repeat(20)}`, 'xxxx'],
  ['npm token', `${'npm'}_${'z'.repeat(36)}`, 'zzzz'],
  ['Slack token', `${'xoxb'}-123456789012-abcdef`, 'abcdef'],
  [
    'Slack webhook',
    `https://hooks.slack.com/${'services'}/T0/B0/abcdefg`,
    'T0',
  ],
  ['Google key', `${'AIza'}${'b'.repeat(35)}`, 'bbbb'],
  ['Stripe key', `${'sk'}_live_${'9'.repeat(24)}`, '9999'],
  ['Grafana token', `${'glsa'}_${'q'.repeat(32)}`, 'qqqq'],
  ['Vault token', `${'hvs'}.${'k'.repeat(24)}`, 'kkkk'],
  ['JWT', `cookie=${jwt};`, 'eyJzdWI'],
  [
    'private key',
    `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----`,
    'MIIE',
  ],
  ['cut private key', `-----BEGIN ${'PRIVATE'} KEY-----\nMIIE`, 'MIIE'],
  ['header', 'Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['header in curl', "-H 'authorization: Bearer abcd1234'", 'abcd1234'],
  ['address', 'postgres://app:hunter2@db:5432/x', 'hunter2'],
  ['variable', 'DB_PASSWORD=hunter2', 'hunter2'],
  ['YAML', 'apiKey: "hunter2 and more"', 'hunter2'],
  ['JSON', '{"client_secret":"hunter2"}', 'hunter2'],
  ['option', 'mysql --password hunter2', 'hunter2'],
  ['a dollar in it', 'DB_PASSWORD=P@$$w0rd-prod', 'w0rd'],
  ['a comma in it', 'password: hunter2,x', 'hunter2'],
  ['a slash in an address', 'postgres://u:p/w0@h', 'p/w0'],
  ['an at in an address', 'mysql://root:a1@b2@db', 'b2'],
  ['a scheme of its own', 'Authorization: ApiKey VnVh', 'VnVh'],
  ['AWS secret', 'aws_secret_access_key = wJalrXUt/K7MDENG', 'wJalrXUt'],
];

describe('maskSecrets', () => {
  it.each(secrets)('masks: %s', (_name, text, secret) => {
    const safe = maskSecrets(`before\n${text}\nafter`);
    expect(safe.text).not.toContain(secret);
    expect(safe.text).toMatch(/^before\n[\s\S]*••••••/);
    expect(safe.masked).toBe(1);
  });

  it.each([
    'kubectl -n pay get secret ledger-db -o yaml',
    'tokens used: 14',
    'password: <password>',
    'export PASSWORD=$PASSWORD',
    'https://grafana.example/d/abc?orgId=1',
    'Bearer of bad news',
    'pod/ledger-api-7d9f8c6b5-x2x9k 1/1 Running 0 3d',
    'commit 9f31c02a6e3d4b5f8a7c6d5e4f3a2b1c0d9e8f7a',
  ])('leaves alone: %s', text => {
    expect(maskSecrets(text)).toEqual({ text, masked: 0 });
  });

  it('counts each place', () => {
    expect(maskSecrets('token=aaa111 token=bbb222').masked).toBe(2);
  });

  it.each([
    'a'.repeat(100_000),
    'eyJ'.repeat(30_000),
    '-eyJaaaaaaaa'.repeat(8_000),
    'password'.repeat(12_000),
    '-----BEGIN '.repeat(9_000),
    'http://a:'.repeat(11_000),
    `${'eyJ'}${'a'.repeat(50_000)}.${'a'.repeat(50_000)}`,
  ])('comes to an end with hostile text', text => {
    expect(maskSecrets(text).text.length).toBeGreaterThan(0);
  });
});

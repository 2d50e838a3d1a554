import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { readConfig } from './readConfig';

const read = (github: JsonValue) =>
  readConfig(mockServices.rootConfig({ data: { buildHealth: { github } } }));

const KEY =
  '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----';
const NEW = 'n'.repeat(32);
const OLD = 'o'.repeat(32);

describe('readConfig', () => {
  it('is empty without a list', () => {
    expect(readConfig(mockServices.rootConfig())).toEqual([]);
  });

  it('reads hosts, secrets and titles', () => {
    expect(
      read([
        { id: 'github', webhookSecrets: [NEW, OLD] },
        { id: 'ghes-1', host: 'GitHub.acme.example:8443' },
        { id: 'ghes-2', host: 'ghe.acme.example', title: 'Our server' },
      ]),
    ).toEqual([
      {
        id: 'github',
        host: 'github.com',
        webhookSecrets: [NEW, OLD],
        title: 'GitHub Actions',
        listens: false,
        apiBaseUrl: 'https://api.github.com',
        backfillDays: 365,
      },
      {
        id: 'ghes-1',
        host: 'github.acme.example:8443',
        webhookSecrets: [],
        title: 'GitHub Actions, github.acme.example:8443',
        listens: false,
        apiBaseUrl: 'https://github.acme.example:8443/api/v3',
        backfillDays: 365,
      },
      {
        id: 'ghes-2',
        host: 'ghe.acme.example',
        webhookSecrets: [],
        title: 'Our server',
        listens: false,
        apiBaseUrl: 'https://ghe.acme.example/api/v3',
        backfillDays: 365,
      },
    ]);
  });

  it('reads what GitHub is asked with, and how far back', () => {
    const privateKey = KEY.replaceAll('\n', '\\n');
    const [token, installed, everywhere] = read([
      { id: 'a', token: 'secret', backfillDays: 30, events: true },
      {
        id: 'b',
        app: { appId: 12, privateKey, installationId: 34 },
        apiBaseUrl: 'http://localhost:7007/api/',
      },
      { id: 'c', app: { appId: '12', privateKey: KEY } },
    ]);
    expect(token).toMatchObject({
      credentials: { token: 'secret' },
      backfillDays: 30,
      listens: true,
    });
    expect(installed).toMatchObject({
      credentials: {
        app: { appId: '12', privateKey: KEY, installationId: 34 },
      },
      apiBaseUrl: 'http://localhost:7007/api',
    });
    expect(everywhere.credentials).toEqual({
      app: { appId: '12', privateKey: KEY },
    });
  });

  const first = { id: 'a' };
  it.each<[string, JsonValue]>([
    ["buildHealth.github[1].id: 'GitHub_1'", [first, { id: 'GitHub_1' }]],
    ['buildHealth.github[0].id', [{ id: 'a'.repeat(101) }]],
    ['buildHealth.github[0].id', [{ host: 'github.com' }]],
    [
      "buildHealth.github[1].id: 'a' is that of buildHealth.github[0] too",
      [first, first],
    ],
    [
      "buildHealth.github[0].host: 'https://github.com'",
      [{ id: 'a', host: 'https://github.com' }],
    ],
    ['buildHealth.github[0].host', [{ id: 'a', host: 'github.com/acme' }]],
    [
      'buildHealth.github[0].webhookSecrets: is empty',
      [{ id: 'a', webhookSecrets: [] }],
    ],
    [
      'buildHealth.github[0].webhookSecrets[1]: has less than 32 characters',
      [{ id: 'a', webhookSecrets: [NEW, ' '.repeat(40)] }],
    ],
    [
      'buildHealth.github[0].webhookSecrets',
      [{ id: 'a', webhookSecrets: 'one' }],
    ],
    [
      'buildHealth.github[0]: has both token and app',
      [{ id: 'a', token: 't', app: { appId: 1, privateKey: KEY } }],
    ],
    [
      'buildHealth.github[0].app.appId',
      [{ id: 'a', app: { appId: 'Iv1.abc', privateKey: KEY } }],
    ],
    [
      'buildHealth.github[0].app.privateKey: is no private key',
      [{ id: 'a', app: { appId: 1, privateKey: 'hunter2' } }],
    ],
    [
      'buildHealth.github[0].apiBaseUrl: is no address with https://',
      [{ id: 'a', apiBaseUrl: 'http://ghe.acme.example/api/v3' }],
    ],
    [
      'buildHealth.github[0].callsPerHour: 0 is no whole number of 100 or more',
      [{ id: 'a', callsPerHour: 0 }],
    ],
    [
      'buildHealth.github[0].backfillDays: 1.5',
      [{ id: 'a', backfillDays: 1.5 }],
    ],
  ])('says %s', (message, github) => {
    expect(() => read(github)).toThrow(message);
  });

  it('tells no secret when it refuses one', () => {
    const refuse = () =>
      read([{ id: 'a', webhookSecrets: [NEW, 'hunter2-hunter2'] }]);
    expect(refuse).toThrow('webhookSecrets[1]');
    expect(refuse).not.toThrow(/hunter2/);
    const privateKey = 'hunter2-hunter2';
    expect(() =>
      read([{ id: 'a', app: { appId: 1, privateKey } }]),
    ).not.toThrow(/hunter2/);
  });
});

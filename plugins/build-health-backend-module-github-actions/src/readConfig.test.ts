import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { readConfig } from './readConfig';

const read = (github: JsonValue) =>
  readConfig(mockServices.rootConfig({ data: { buildHealth: { github } } }));

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
      },
      {
        id: 'ghes-1',
        host: 'github.acme.example:8443',
        webhookSecrets: [],
        title: 'GitHub Actions, github.acme.example:8443',
      },
      {
        id: 'ghes-2',
        host: 'ghe.acme.example',
        webhookSecrets: [],
        title: 'Our server',
      },
    ]);
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
  ])('says %s', (message, github) => {
    expect(() => read(github)).toThrow(message);
  });

  it('tells no secret when it refuses one', () => {
    const refuse = () =>
      read([{ id: 'a', webhookSecrets: [NEW, 'hunter2-hunter2'] }]);
    expect(refuse).toThrow('webhookSecrets[1]');
    expect(refuse).not.toThrow(/hunter2/);
  });
});

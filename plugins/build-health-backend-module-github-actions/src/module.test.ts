import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { sourcesOf } from '@callboard/backstage-plugin-build-health-node/testUtils';
import { aRequest, runEvent, sign } from './__testUtils__/payloads';
import feature from './index';
import { warnOfUnverified } from './webhook/warnOfUnverified';

const SECRET = 's'.repeat(32);

const start = (buildHealth: JsonObject) => sourcesOf(feature, buildHealth);

describe('the module', () => {
  it('adds a source for each host, and a webhook where there is a secret', async () => {
    const [github, server] = await start({
      github: [
        { id: 'github', webhookSecrets: [SECRET] },
        { id: 'server', host: 'ghe.acme.example' },
      ],
    });
    expect(github).toMatchObject({
      id: 'github',
      provider: 'github-actions',
      title: 'GitHub Actions',
    });
    expect(server).toMatchObject({
      id: 'server',
      title: 'GitHub Actions, ghe.acme.example',
    });
    expect(server.verify).toBeUndefined();

    const body = JSON.stringify(runEvent());
    const request = aRequest({
      body,
      headers: {
        'X-Hub-Signature-256': sign(body, SECRET),
        'X-GitHub-Event': 'workflow_run',
        'X-GitHub-Delivery': '1',
      },
    });
    expect(github.verify?.(request)).toEqual({
      key: '1',
      kind: 'workflow_run',
    });
  });

  it.each<[string, JsonObject, boolean]>([
    ['nowhere', {}, true],
    [
      'by itself',
      { events: { modules: { github: { webhookSecret: 's' } } } },
      false,
    ],
    [
      'by an App',
      {
        integrations: {
          github: [{ host: 'github.com', apps: [{ webhookSecret: 's' }] }],
        },
      },
      false,
    ],
  ])(
    'says when events are believed that are verified %s',
    (_, data, isSaid) => {
      const logger = mockServices.logger.mock();
      warnOfUnverified({ config: mockServices.rootConfig({ data }), logger });
      expect(logger.warn.mock.calls).toHaveLength(isSaid ? 1 : 0);
    },
  );

  it('listens to events where it is told to', async () => {
    const [deaf, listening] = await start({
      github: [{ id: 'a' }, { id: 'b', events: true }],
    });
    expect(deaf.topics).toBeUndefined();
    expect(listening.topics).toEqual([
      'github',
      'github.workflow_run',
      'github.workflow_job',
    ]);
  });

  it('adds none without configuration', async () => {
    expect(await start({})).toEqual([]);
  });

  it('does not start with a wrong configuration, and says where it is', async () => {
    await expect(start({ github: [{ id: 'No' }] })).rejects.toThrow(
      'buildHealth.github[0].id',
    );
  });
});

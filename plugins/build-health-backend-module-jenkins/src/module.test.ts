import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  buildHealthSourcesExtensionPoint,
  type BuildSource,
} from '@callboard/backstage-plugin-build-health-node';
import jenkins from '.';

async function sourcesOf(config?: object) {
  const sources: BuildSource[] = [];
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  await startTestBackend({
    extensionPoints: [
      [
        buildHealthSourcesExtensionPoint,
        { addSource: (source: BuildSource) => sources.push(source) },
      ],
    ],
    features: [
      jenkins,
      logger.factory,
      mockServices.rootConfig.factory({
        data: { buildHealth: { jenkins: config } },
      }),
    ],
  });
  return { sources, logger };
}

it('adds a source for each controller, with a webhook where there is a secret', async () => {
  const { sources, logger } = await sourcesOf([
    {
      id: 'ci',
      baseUrl: 'https://ci.example.com',
      webhook: { secrets: ['secret-of-the-pipelines'] },
    },
    {
      id: 'inner',
      title: 'Inner',
      baseUrl: 'http://jenkins.internal:8080',
      username: 'callboard',
      token: '11a0token',
    },
  ]);
  expect(sources).toMatchObject([
    { id: 'ci', provider: 'jenkins', title: 'Jenkins ci' },
    { id: 'inner', provider: 'jenkins', title: 'Inner', verify: undefined },
  ]);
  expect(sources[0].verify).toBeDefined();
  expect(
    sources[1].scopesOf!({
      'jenkins.io/job-full-name': 'acme/ledger, ci:acme/other',
      'jenkins.io/github-folder': 'inner:acme/tools',
    }),
  ).toEqual(['acme/ledger', 'acme/tools']);
  const warned = logger.warn.mock.calls.map(([message]) => message).join();
  expect(warned).toContain('inner is sent without encryption');
  expect(warned).not.toContain('11a0token');
});

it('adds none without configuration', async () => {
  expect((await sourcesOf()).sources).toEqual([]);
});

it('does not start with what is wrong', async () => {
  await expect(
    sourcesOf([{ id: 'ci', baseUrl: 'https://ci', username: 'callboard' }]),
  ).rejects.toThrow('buildHealth.jenkins[0].token: is missing');
});

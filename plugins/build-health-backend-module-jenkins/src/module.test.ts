import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { sourcesOf } from '@callboard/backstage-plugin-build-health-node/testUtils';
import jenkins from '.';

async function start(config: JsonObject[]) {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const features = [logger.factory];
  return {
    sources: await sourcesOf(jenkins, { jenkins: config }, { features }),
    logger,
  };
}

it('adds a source for each controller, with a webhook where there is a secret', async () => {
  const { sources, logger } = await start([
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
  expect(await sourcesOf(jenkins, {})).toEqual([]);
});

it('does not start with what is wrong', async () => {
  await expect(
    start([{ id: 'ci', baseUrl: 'https://ci', username: 'callboard' }]),
  ).rejects.toThrow('buildHealth.jenkins[0].token: is missing');
});

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  buildHealthSourcesExtensionPoint,
  type BuildSource,
} from '@callboard/backstage-plugin-build-health-node';
import buildkite from '.';

async function sourcesOf(config: object): Promise<BuildSource[]> {
  const sources: BuildSource[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        buildHealthSourcesExtensionPoint,
        { addSource: (source: BuildSource) => sources.push(source) },
      ],
    ],
    features: [
      buildkite,
      mockServices.rootConfig.factory({
        data: { buildHealth: { buildkite: config } },
      }),
    ],
  });
  return sources;
}

it('adds a source for each organization', async () => {
  const sources = await sourcesOf([
    { id: 'acme', organization: 'Acme', webhook: { tokens: ['one'] } },
    { id: 'labs', organization: 'acme-labs', title: 'Labs' },
  ]);
  expect(sources).toMatchObject([
    { id: 'acme', provider: 'buildkite', title: 'Buildkite Acme' },
    { id: 'labs', provider: 'buildkite', title: 'Labs' },
  ]);
});

it('adds none without configuration', async () => {
  await expect(sourcesOf([])).resolves.toEqual([]);
});

it.each([
  [[{ id: 'A B', organization: 'acme' }], 'buildHealth.buildkite[0].id'],
  [[{ id: 'a', organization: 'x/y' }], 'buildHealth.buildkite[0].organization'],
  [
    [{ id: 'a', organization: 'x', webhook: { tokens: [] } }],
    'buildHealth.buildkite[0].webhook.tokens',
  ],
  [
    [{ id: 'a', organization: 'x', webhook: { tokens: [''] } }],
    'webhook.tokens',
  ],
  [
    [
      { id: 'a', organization: 'x' },
      { id: 'a', organization: 'y' },
    ],
    "two are called 'a'",
  ],
])('does not start with %j', async (config, reason) => {
  await expect(sourcesOf(config)).rejects.toThrow(reason);
});

import type { JsonArray } from '@backstage/types';
import { sourcesOf } from '@callboard/backstage-plugin-build-health-node/testUtils';
import module from '.';

const start = (buildkite: JsonArray) => sourcesOf(module, { buildkite });

it('adds a source for each organization', async () => {
  const sources = await start([
    { id: 'acme', organization: 'Acme', webhook: { tokens: ['one'] } },
    { id: 'labs', organization: 'acme-labs', title: 'Labs' },
  ]);
  expect(sources).toMatchObject([
    { id: 'acme', provider: 'buildkite', title: 'Buildkite Acme' },
    { id: 'labs', provider: 'buildkite', title: 'Labs' },
  ]);
});

it('adds none without configuration', async () => {
  await expect(start([])).resolves.toEqual([]);
});

it.each([
  [[{ id: 'A B', organization: 'acme' }], 'buildHealth.buildkite[0].id'],
  [[{ id: '-a', organization: 'acme' }], 'buildHealth.buildkite[0].id'],
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
    "'a' is that of buildHealth.buildkite[0] too",
  ],
])('does not start with %j', async (config, reason) => {
  await expect(start(config)).rejects.toThrow(reason);
});

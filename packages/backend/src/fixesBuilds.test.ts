import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import buildHealthPlugin from '@callboard/backstage-plugin-build-health-backend';
import ownershipPlugin from '@callboard/backstage-plugin-ownership-backend';
import ownershipModuleCallboard from '@callboard/backstage-plugin-ownership-backend-module-callboard';
import { OwnershipClient } from '@callboard/backstage-plugin-ownership-common';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import {
  PUSH_SOURCE,
  pushBuilds,
  trunkBuild,
} from './__testUtils__/pushBuilds';
import { startFamilies } from './__testUtils__/startFamilies';

const HOUR_MS = 3_600_000;
const NOW = Date.now();
const ago = (hours: number) => new Date(NOW - hours * HOUR_MS).toISOString();
const day = (hours: number) => ago(hours).slice(0, 10);

const signed = (name: string, login: string) => {
  const entity = userEntity({ name, memberOf: ['ledger'] });
  entity.metadata.annotations = { 'github.com/user-login': login };
  return entity;
};
const annotations = { 'github.com/project-slug': 'larkspur/stray' };
const entities = withRelations([
  groupEntity({ name: 'ledger', members: ['ana', 'ben', 'secret'] }),
  signed('ana', 'AnaR'),
  signed('ben', 'ben-o'),
  signed('secret', 'secret-s'),
  componentEntity({ name: 'stray', annotations }),
  componentEntity({ name: 'bare' }),
]);

const build = (
  hours: number,
  outcome: 'failure' | 'success',
  account: string,
) =>
  trunkBuild('larkspur/stray', {
    externalId: `${hours}`,
    outcome,
    sha: hours.toString(16).padStart(40, '0'),
    author: account,
    account,
    createdAt: ago(hours + 0.2),
    startedAt: ago(hours + 0.1),
    finishedAt: ago(hours),
    url: `https://ci.example.com/${hours}`,
  });

/** Trunk is red, and an hour later somebody has fixed it. */
const fixed = (hours: number, account: string) => [
  build(hours + 1, 'failure', 'ana'),
  build(hours, 'success', account),
];

async function startPortal() {
  const portal = await startFamilies({
    catalog: FakeCatalog.create({
      entities,
      canSee: ({ principal }, { metadata }) =>
        (principal as { type: string }).type === 'service' ||
        metadata.name !== 'secret',
    }),
    config: { buildHealth: { push: [PUSH_SOURCE] } },
    features: [
      buildHealthPlugin,
      ownershipPlugin,
      ownershipModuleCallboard,
      mockServices.permissions.mock({
        authorize: async (queries: unknown[]) =>
          queries.map(() => ({ result: 'ALLOW' })),
        authorizeConditional: async (
          queries: { permission: { name: string } }[],
        ) =>
          queries.map(({ permission }) =>
            permission.name === 'catalog.entity.read'
              ? {
                  result: 'CONDITIONAL',
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: { rule: 'SEEN', resourceType: 'catalog-entity' },
                }
              : { result: 'ALLOW' },
          ),
      } as never).factory,
    ],
  });
  await portal.run('build-health-follow-catalog');
  await portal.run('ownership-follow-catalog');
  return portal;
}

it('suggests the team whose people fix builds, by who is seen', async () => {
  const { run, base, discoveryApi, stop } = await startPortal();
  const answer = await pushBuilds(base, {
    builds: [
      ...fixed(80, 'anar'),
      ...fixed(60, 'ben-o'),
      ...fixed(40, 'AnaR'),
      ...fixed(30, 'secret-s'),
      ...fixed(20, 'renovate[bot]'),
    ],
  });
  expect(answer.status).toBe(202);
  await run('build-health-work-inbox');
  await run('build-health-roll-up');
  const client = new OwnershipClient({ discoveryApi });
  const { items } = await client.getSuggestionsByRefs(
    { entityRefs: ['component:default/stray', 'component:default/bare'] },
    { token: mockCredentials.user.token('user:default/ana') },
  );
  expect(items[0]?.suggestions).toEqual([
    {
      owner: { entityRef: 'group:default/ledger', title: 'ledger' },
      strength: 'weak',
      evidence: [
        {
          kind: 'other',
          params: {},
          text: `ledger fixed 3 of 5 red builds in 90 days, last on ${day(40)}`,
          href: 'https://ci.example.com/40',
        },
      ],
    },
  ]);
  expect(items[1]?.suggestions).toEqual([]);
  await stop();
});

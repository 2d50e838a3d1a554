import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { scorecardsFactsExtensionPoint } from '@callboard/backstage-plugin-scorecards-node';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  heldTasks,
  withRelations,
} from '@internal/test-kit';
import { stringifyEntityRef } from '@backstage/catalog-model';
import Knex from 'knex';
import { testProvider } from './collecting/__testUtils__/testProvider';
import { scorecardsPlugin } from './plugin';

const scorecard = {
  kind: 'Scorecard',
  id: 'basics',
  title: 'Basics',
  owner: 'group:default/platform',
  ranking: 'levels',
  levels: [{ id: 'bronze', title: 'Bronze' }],
  checks: [
    {
      id: 'size',
      title: 'Size',
      level: 'bronze',
      passes: { fact: 'test/size', equals: 1 },
    },
  ],
};

describe('the plugin', () => {
  const knex = Knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  afterAll(() => knex.destroy());

  it('reads documents, follows the catalog, collects, keeps results, and tells of them', async () => {
    const folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-scorecards-'));
    fs.writeFileSync(
      path.join(folder, 'basics.json'),
      JSON.stringify(scorecard),
    );
    const tasks = heldTasks();
    const catalog = FakeCatalog.create({
      entities: withRelations([
        componentEntity({ name: 'ledger', owner: 'treasury' }),
        groupEntity({ name: 'treasury' }),
      ]),
    });
    let size = 1;
    const sent: NotificationSendOptions[] = [];
    await startTestBackend({
      features: [
        scorecardsPlugin,
        createBackendModule({
          pluginId: 'scorecards',
          moduleId: 'test',
          register(env) {
            env.registerInit({
              deps: { facts: scorecardsFactsExtensionPoint },
              init: async ({ facts }) =>
                facts.addProvider(
                  testProvider({
                    collect: async ({ entities }) =>
                      entities.map(entity => ({
                        entityRef: stringifyEntityRef(entity),
                        facts: { size: { value: size } },
                      })),
                  }),
                ),
            });
          },
        }),
        catalog.factory,
        rootSystemMetadataServiceFactory,
        createBackendPlugin({
          pluginId: 'notifications',
          register: env => env.registerInit({ deps: {}, init: async () => {} }),
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async (one: NotificationSendOptions) => {
              sent.push(one);
            },
          }),
        }),
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => mockServices.database({ knex }),
        }),
        mockServices.rootConfig.factory({
          data: { scorecards: { documents: [{ target: folder }] } },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => tasks.scheduler,
        }),
      ],
    });
    expect([...tasks.tasks.keys()]).toEqual([
      'scorecards-follow',
      'scorecards-read-documents',
      'scorecards-sweep',
      'scorecards-follow-catalog',
      'scorecards-collect-test',
      'scorecards-collect-standards',
      'scorecards-run-wanted',
      'scorecards-remove-old',
      'scorecards-tell',
      'scorecards-remind',
      'scorecards-send-digests',
    ]);
    for (const id of [
      'scorecards-read-documents',
      'scorecards-follow-catalog',
      'scorecards-collect-test',
      'scorecards-follow',
      'scorecards-sweep',
    ]) {
      await tasks.run(id);
    }
    const rows = await knex('results')
      .where('entity_ref', 'like', 'component:%')
      .select('entity_ref', 'packed_json');
    expect(rows).toEqual([
      {
        entity_ref: 'component:default/ledger',
        packed_json: expect.any(String),
      },
    ]);
    const [, verdict] = JSON.parse(rows[0].packed_json).checks;
    expect(verdict).toBe(0);
    const runs = await knex('runs').select('provider_id', 'state');
    expect(runs).toEqual(
      expect.arrayContaining([
        { provider_id: 'catalog', state: 'ok' },
        { provider_id: 'test', state: 'ok' },
      ]),
    );
    size = 0;
    for (const id of [
      'scorecards-collect-test',
      'scorecards-tell',
      'scorecards-tell',
      'scorecards-remind',
      'scorecards-send-digests',
    ]) {
      await tasks.run(id);
    }
    expect(sent.map(({ payload }) => payload.title)).toEqual([
      'ledger lost Bronze in Basics',
    ]);
  });
});

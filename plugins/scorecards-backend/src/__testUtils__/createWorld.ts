import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { testProvider } from '../collecting/__testUtils__/testProvider';
import { FactProviders } from '../collecting/FactProviders';
import { HOUR, openStores, T0 } from '../database/__testUtils__/openStores';
import { EntityIds } from '../events/EntityIds';
import { ResultsNews } from '../events/ResultsNews';
import { createRuntime } from '../runtime/createRuntime';
import { ENTITIES, ref } from './people';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

function createFacts(): FactProviders {
  const facts = new FactProviders();
  facts.add(
    testProvider({
      facts: [
        {
          name: 'size',
          title: 'Size',
          type: 'number',
          unit: 'copies',
          maxAgeMs: 3 * HOUR,
        },
      ],
    }),
  );
  return facts;
}

/** Facts from a collector, and what is in force. */
export async function createWorld(
  createDatabase: () => Promise<Knex> = () => databases.init('SQLITE_3'),
) {
  const stores = await openStores(createDatabase, []);
  const clock = { at: T0 };
  const now = () => clock.at;
  await stores.entities.upsert(
    ENTITIES.filter(({ kind }) => kind === 'Component').map(entity => {
      const owner = entity.spec?.owner;
      return {
        entityRef: ref(entity.metadata.name),
        kind: 'component',
        title: entity.metadata.title,
        ...(typeof owner === 'string' && { ownerRef: owner }),
        head: {},
        etag: 'e1',
      };
    }),
  );
  const logger = mockServices.logger.mock();
  const news = new ResultsNews({
    teller: { wake: () => {} },
    entityIds: new EntityIds('key'),
    signals: { publish: async () => {} },
    logger,
  });
  /** As another process has it. */
  const openRuntime = async () => {
    const facts = createFacts();
    const { runtime } = createRuntime({ stores, facts, news, logger, now });
    await runtime.open();
    return runtime;
  };
  const runtime = await openRuntime();
  const activate = async (document: StandardsDocument) => {
    const text = JSON.stringify(document);
    const { kind, id, title } = document;
    const hash = createHash('sha256').update(text).digest('hex');
    const by = 'user:default/pat';
    const draft = { kind, id, title, text, document, hash, by, at: clock.at };
    await stores.documents.saveDraft(draft);
    await stores.documents.publish({ ...draft, seenHash: hash });
    await runtime.publish();
  };
  /** A run of the collector that ends well. */
  const collect = async (sizes: Record<string, number>) => {
    const { runs } = stores;
    const id = await runs.begin({ providerId: 'test', at: clock.at });
    await runtime.ingest.write({
      providerId: 'test',
      at: clock.at,
      runId: id,
      entities: Object.entries(sizes).map(([entityRef, size]) => ({
        entityRef,
        facts: {
          size: {
            value: size,
            evidence: { url: 'https://example.com', note: 'all in one zone' },
          },
        },
      })),
    });
    await runs.end({
      ...{ id, entities: 4, changed: 4, failed: 0 },
      state: 'ok',
      at: clock.at,
    });
    await runtime.ingest.seen();
  };
  return { stores, clock, now, runtime, openRuntime, activate, collect };
}

import { createHash } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  FactReading,
  Scorecard,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import type { Knex } from 'knex';
import { openStores, T0, TEAM } from '../../database/__testUtils__/openStores';

import { startTestProcess } from './startTestProcess';

export type { TestProcess } from './startTestProcess';

/** Bronze for a size, which is collected and gets old; silver for documentation, which is pushed. */
export const bar = (overrides: Partial<Scorecard> = {}): Scorecard => ({
  kind: 'Scorecard',
  id: 'basics',
  title: 'Basics',
  owner: TEAM,
  ranking: 'levels',
  levels: [
    { id: 'bronze', title: 'Bronze' },
    { id: 'silver', title: 'Silver' },
  ],
  target: 'silver',
  checks: [
    {
      id: 'size',
      title: 'Size',
      level: 'bronze',
      passes: { fact: 'test/size', atLeast: 2 },
    },
    {
      id: 'docs',
      title: 'Docs',
      level: 'silver',
      passes: { fact: 'ci/docs', equals: true },
    },
  ],
  ...overrides,
});

/** A database, a clock, and as many processes as are wanted. */
export async function startWorld(
  createDatabase: () => Promise<Knex>,
  entityRefs?: readonly string[],
) {
  const stores = await openStores(createDatabase, entityRefs);
  const clock = { at: T0 };
  const now = () => clock.at;
  const logger = mockServices.logger.mock();

  const startProcess = (overrides: Partial<typeof stores> = {}) =>
    startTestProcess({ stores: { ...stores, ...overrides }, logger, now });

  /** Has a document be in force; a process has to hear of it. */
  const activate = async (document: StandardsDocument) => {
    const text = JSON.stringify(document);
    const { kind, id, title } = document;
    const hash = createHash('sha256').update(text).digest('hex');
    const by = 'user:default/ana';
    await stores.documents.saveDraft({
      ...{ kind, id, title, text, document, hash, by },
      at: clock.at,
    });
    await stores.documents.publish({
      ...{ kind, id, seenHash: hash, by },
      at: clock.at,
    });
  };

  /** Facts by bare name, as they are pushed. */
  const told = (
    providerId: string,
    facts: Record<string, Record<string, FactReading>>,
    runId?: string,
  ) => ({
    providerId,
    at: clock.at,
    ...(runId && { runId }),
    entities: Object.entries(facts).map(([entityRef, own]) => ({
      entityRef,
      facts: own,
    })),
  });

  /** All that is written of results. */
  const written = async () => ({
    results: await stores.db('results').orderBy('entity_ref'),
    resultChanges: await stores.results.readResultChanges({ limit: 10_000 }),
    levelChanges: await stores.results.readLevelChanges({ limit: 10_000 }),
  });

  return { stores, clock, now, logger, startProcess, activate, told, written };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

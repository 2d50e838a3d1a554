/* The database of scorecards as a backend opens it, and what judges over it. */
import knexFactory, { type Knex } from 'knex';
import { FactProviders } from '../../../plugins/scorecards-backend/src/collecting/FactProviders';
import { createStores } from '../../../plugins/scorecards-backend/src/createStores';
import { openDatabase } from '../../../plugins/scorecards-backend/src/database/openDatabase';
import { EntityIds } from '../../../plugins/scorecards-backend/src/events/EntityIds';
import { EventTeller } from '../../../plugins/scorecards-backend/src/events/EventTeller';
import { ResultsNews } from '../../../plugins/scorecards-backend/src/events/ResultsNews';
import { createRuntime } from '../../../plugins/scorecards-backend/src/runtime/createRuntime';
import type { FactProvider } from '../../../plugins/scorecards-node/src';

/** A server of PostgreSQL by an address, or a file of SQLite. */
export type ScorecardsDatabase =
  | { client: 'pg'; connection: string }
  | { client: 'better-sqlite3'; connection: { filename: string } };

/** As in a backend. */
export const connect = (database: ScorecardsDatabase): Knex =>
  knexFactory({
    ...database,
    pool: { min: 0, max: database.client === 'pg' ? 10 : 1 },
    useNullAsDefault: true,
  });

/** Tells of nothing but problems. */
export const silent = {
  child: (): unknown => silent,
  debug: () => undefined,
  info: () => undefined,
  warn: (message: string) => console.error(message),
  error: (message: string) => console.error(message),
};

/** Counts statements, those that begin and end transactions among them. */
export function countStatements(db: Knex) {
  let count = 0;
  db.on('query', () => {
    count += 1;
  });
  return async (work: () => unknown): Promise<number> => {
    const before = count;
    await work();
    return count - before;
  };
}

/** What judges in a process, and where all is kept. */
export interface Judge extends ReturnType<typeof createRuntime> {
  db: Knex;
  stores: ReturnType<typeof createStores>;
  close(): Promise<void>;
}

/** All but the catalog, the scheduler and HTTP: opened, and not yet read. */
export async function startJudge(
  database: ScorecardsDatabase,
  providers: readonly FactProvider[],
  options: { now?: () => number } = {},
): Promise<Judge> {
  const db = connect(database);
  const stores = createStores(
    await openDatabase({ getClient: async () => db } as never),
  );
  const facts = new FactProviders();
  for (const provider of providers) facts.add(provider);
  const logger = silent as never;
  const teller = new EventTeller({
    store: stores.events,
    events: { publish: async () => undefined },
    logger,
  });
  const news = new ResultsNews({
    teller,
    entityIds: new EntityIds('bench'),
    signals: { publish: async () => undefined },
    logger,
  });
  const made = createRuntime({ ...options, stores, facts, news, logger });
  return {
    ...{ db, stores },
    ...made,
    async close() {
      // What is being told still reads.
      await teller.run();
      await db.destroy();
    },
  };
}

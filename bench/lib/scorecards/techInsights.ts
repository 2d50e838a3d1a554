/* Tech Insights as its own backend puts it together, over the same facts. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { DateTime } from 'luxon';
import type { Knex } from 'knex';
import pLimit from 'p-limit';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createRouter,
  initializePersistenceContext,
} from '@backstage-community/plugin-tech-insights-backend';
import {
  JsonRulesEngineFactCheckerFactory,
  type TechInsightJsonRuleCheck,
} from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import { refOf, RETRIEVERS, schemasOf, valuesOf } from './facts';
import { numbersTo } from './fill';
import {
  connect,
  countStatements,
  silent,
  type ScorecardsDatabase,
} from './openStores';

/** Its own default. */
const AT_ONCE = 100;
const TYPES = { boolean: 'boolean', number: 'integer', string: 'string' };

const entityOf = (entity: number) => ({
  kind: 'component',
  namespace: 'default',
  name: refOf(entity).split('/')[1],
});

/** Its tables are made, and nothing is in them. */
export async function openTechInsights(database: ScorecardsDatabase) {
  const db = connect(database);
  const context = await initializePersistenceContext(
    { getClient: async () => db } as never,
    { logger: silent as never },
  );
  return { db, context, store: context.techInsightsStore };
}

type Opened = Awaited<ReturnType<typeof openTechInsights>>;

/** @param facts - by name, of each entity by its number */
export async function tellTechInsights(
  { store }: Opened,
  retriever: { id: string; schema: Record<string, string> },
  facts: readonly {
    entity: number;
    facts: Record<string, any>;
    at?: DateTime;
  }[],
): Promise<void> {
  const { id, schema } = retriever;
  await store.insertFactSchema({
    id,
    version: '1.0.0',
    entityFilter: [{ kind: 'component' }],
    schema: Object.fromEntries(
      Object.entries(schema).map(([name, type]) => [
        name,
        { type: type as 'string', description: name },
      ]),
    ),
  });
  await store.insertFacts({
    id,
    facts: facts.map(({ entity, facts: values, at }) => ({
      entity: entityOf(entity),
      facts: values,
      timestamp: at ?? DateTime.now(),
    })),
  });
}

export const createChecker = (
  { store }: Opened,
  checks: TechInsightJsonRuleCheck[],
) =>
  new JsonRulesEngineFactCheckerFactory({
    checks,
    logger: silent as never,
  }).construct(store);

/** All facts of a number of entities, told once. */
async function tellAll(opened: Opened, entities: number): Promise<void> {
  for (const [retriever, id] of RETRIEVERS.entries()) {
    await tellTechInsights(
      opened,
      {
        id,
        schema: Object.fromEntries(
          schemasOf(retriever).map(({ name, type }) => [
            name,
            TYPES[type as keyof typeof TYPES],
          ]),
        ),
      },
      numbersTo(entities).map(entity => ({
        entity,
        facts: valuesOf(retriever, entity),
      })),
    );
  }
  await opened.db.raw('analyze');
}

async function serve(opened: Opened, checker: Checker) {
  const router = await createRouter({
    persistenceContext: opened.context,
    factChecker: checker,
    logger: silent as never,
    config: new ConfigReader({}),
    permissions: {
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
    } as never,
    httpAuth: { credentials: async () => ({}) } as never,
  });
  const server = express().use(router).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}

type Checker = ReturnType<typeof createChecker>;

/** Verdicts by number of entity, and id of check. */
export type Verdicts = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** With all that it needs, over a number of entities. */
export async function startTechInsights(
  database: ScorecardsDatabase,
  options: { entities: number; checks: TechInsightJsonRuleCheck[] },
) {
  const opened = await openTechInsights(database);
  const { db, store } = opened;
  await tellAll(opened, options.entities);
  const checker = createChecker(opened, options.checks);
  return {
    db,
    statements: countStatements(db as Knex),
    /** Everything, as its route does it, without HTTP. */
    async runAll(): Promise<Verdicts> {
      const limit = pLimit(AT_ONCE);
      const found = new Map<string, Map<string, boolean>>();
      const run = async (entity: { name: string }) => {
        const ref = `component:default/${entity.name}`;
        const results = await checker.runChecks(ref);
        found.set(
          ref,
          new Map(
            results.map(({ check, result }) => [check.id, Boolean(result)]),
          ),
        );
      };
      const entities = await store.getEntities();
      await Promise.all(entities.map(entity => limit(() => run(entity))));
      return found;
    },
    /** What a page of one service asks for. */
    runOne: (entity: number) => checker.runChecks(refOf(entity)),
    serve: () => serve(opened, checker),
  };
}

export type TechInsights = Awaited<ReturnType<typeof startTechInsights>>;

/* Asks both systems what they are known to answer differently, and shows it. */
import { JSON_RULE_ENGINE_CHECK_TYPE } from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import { DateTime } from 'luxon';
import { checkFacts } from '../../../plugins/scorecards-backend/src/collecting/checkFacts';
import { checkReading } from '../../../plugins/scorecards-common/src/domain';
import type {
  FactSchema,
  Scorecard,
} from '../../../plugins/scorecards-common/src';
import type { FactProvider } from '../../../plugins/scorecards-node/src';
import type { BenchPostgres } from '../postgres';
import { report } from '../report';
import { CASES, type CorrectionCase } from './correctionCases';
import { refOf } from './facts';
import { activate } from './fill';
import { makeDatabase } from './makeDatabase';
import { startJudge, type Judge } from './openStores';
import { BAR, TEAM } from './rules';
import {
  createChecker,
  openTechInsights,
  tellTechInsights,
} from './techInsights';

const DAY_MS = 86_400_000;
const RETRIEVERS = ['one', 'two'] as const;
const SCHEMA = { data: 'object', size: 'integer', age: 'integer' };

const facts: FactSchema[] = [
  { name: 'tier', title: 'Tier', type: 'string' },
  { name: 'size', title: 'Size', type: 'number' },
  { name: 'age', title: 'Age', type: 'number', maxAgeMs: DAY_MS },
];

const providers = RETRIEVERS.map(
  (id): FactProvider => ({ id, title: id, facts, collect: async () => [] }),
);

type Opened = Awaited<ReturnType<typeof openTechInsights>>;

/** What Tech Insights says of a case, in words. */
async function askTheirs(
  opened: Opened,
  entity: number,
  { theirs }: CorrectionCase,
): Promise<string> {
  for (const id of RETRIEVERS) {
    const told = theirs[id];
    const at = theirs.isSixYearsOld
      ? DateTime.now().minus({ years: 6 })
      : DateTime.now();
    await tellTechInsights(
      opened,
      { id, schema: SCHEMA },
      told ? [{ entity, facts: told, at }] : [],
    );
  }
  const checkOf = (id: string, retriever: string, conditions: any) => ({
    ...{ id, name: id, description: id, rule: { conditions } },
    type: JSON_RULE_ENGINE_CHECK_TYPE,
    factIds: [retriever],
  });
  const { a, b } = theirs;
  const checker = createChecker(opened, [
    checkOf('a', 'one', a),
    ...(b ? [checkOf('b', b.retriever, b.rule)] : []),
  ]);
  try {
    const results = await checker.runChecks(refOf(entity));
    const said = results
      .map(({ check, result }) => `${check.id} ${result ? 'passes' : 'fails'}`)
      .sort();
    return said.join(', ') || 'nothing is said';
  } catch (error) {
    const [why] = String((error as Error).message).split(/[:,]/);
    return `all checks of the service fail: ${why}`;
  }
}

/** A scorecard for each case, which is about its one service. */
const scorecardOf = (entity: number, { ours }: CorrectionCase): Scorecard => ({
  kind: 'Scorecard',
  id: `${BAR}-${entity}`,
  title: 'A case',
  owner: TEAM,
  ranking: 'levels',
  levels: [{ id: 'bronze', title: 'Bronze' }],
  checks: (['a', 'b'] as const).flatMap(id => {
    const passes = ours[id];
    return passes ? { id, title: id, level: 'bronze', passes } : [];
  }),
});

/** Facts come in as they do from a collector: what does not fit its schema is not known. */
async function tellOurs({ runtime, stores }: Judge): Promise<void> {
  for (const provider of providers) {
    const { id: providerId } = provider;
    const said = CASES.flatMap(({ ours }, entity) => {
      const own = ours[providerId as 'one' | 'two'];
      return own ? [{ entityRef: refOf(entity), facts: own }] : [];
    });
    const asked = new Set(said.map(({ entityRef }) => entityRef));
    const checked = await checkFacts(provider, said, { asked, checkReading });
    const at = Date.now();
    const runId = await stores.runs.begin({ providerId, at });
    const entities = checked.facts;
    await runtime.ingest.write({ providerId, runId, at, entities });
  }
}

async function startOurs(postgres: BenchPostgres): Promise<Judge> {
  const database = await makeDatabase(postgres, 'corrections');
  const judge = await startJudge(database, providers);
  await judge.stores.entities.upsert(
    CASES.map((_, entity) => ({
      ...{ entityRef: refOf(entity), kind: 'component', head: {} },
      etag: 'bench',
    })),
  );
  await judge.runtime.open();
  await tellOurs(judge);
  for (const [entity, each] of CASES.entries()) {
    await activate(judge, scorecardOf(entity, each));
  }
  await judge.runtime.publish();
  return judge;
}

function askOurs({ runtime }: Judge, entity: number) {
  const { checks } = runtime.engine.results(refOf(entity), Date.now())!;
  return Object.fromEntries(
    ['a', 'b'].flatMap(id => {
      const found = checks.find(
        ({ check }) => check === `${BAR}-${entity}/${id}`,
      );
      return found ? [[id, found.state] as const] : [];
    }),
  );
}

/** @throws when one of the two answers otherwise than it is known to */
export async function showCorrections(postgres: BenchPostgres): Promise<void> {
  const opened = await openTechInsights(
    await makeDatabase(postgres, 'tech_insights_corrections'),
  );
  const ours = await startOurs(postgres);
  console.log('Where verdicts differ, and are meant to:');
  for (const [entity, each] of CASES.entries()) {
    const theirs = await askTheirs(opened, entity, each);
    const mine = askOurs(ours, entity);
    const states = Object.entries(mine).map(([id, state]) => `${id} ${state}`);
    console.log(
      `  ${each.title}\n    Tech Insights: ${theirs}; ours: ${states.join(
        ', ',
      )}`,
    );
    const known = JSON.stringify(each.ourStates);
    if (theirs !== each.theirVerdicts || JSON.stringify(mine) !== known) {
      throw new Error(
        `"${each.title}" came out otherwise: it should be ${each.theirVerdicts}, and ${known}`,
      );
    }
  }
  await opened.db.destroy();
  await ours.close();
  report({
    metric: 'scorecards.beside.verdicts that are corrected on purpose',
    value: CASES.length,
    unit: 'cases',
    n: CASES.length,
    database: 'PostgreSQL',
  });
}

/* A portal with 10,000 services, a scorecard of 50 checks and facts of four collectors and of a CI, over HTTP. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { scorecardsFactsExtensionPoint } from '../../../plugins/scorecards-node/src';
import type {
  CollectorState,
  FactSet,
  Scorecard,
} from '../../../plugins/scorecards-common/src';
import { userEntity } from '../../../packages/test-kit/src/entities';
import { generateOrganisation } from '../../../packages/test-kit/src/organisation';
import {
  BENCH_ADMINS,
  startBenchBackend,
  type BenchDatabase,
} from '../benchBackend';
import { leanCatalog } from '../leanCatalog';
import { isRestricted, isService, memberCatalog } from '../memberCatalog';
import { openBenchDatabase } from '../openDatabase';
import { countingDatabase } from './countingDatabase';
import { benchProviders } from './facts';
import { BAR, barOf, TEAM } from './rules';

const SERVICES = 10_000;
const CHECKS = 50;
const RESTRICTED = { 'callboard.dev/visibility': 'restricted' };

/** Of the scorecard, by the fact that the CI pushes. */
export const SIGNED = `${BAR}/signed`;
export const PUSHED = { set: 'ci', fact: 'signed' };

export const bar: Scorecard = {
  ...barOf(CHECKS - 1),
  appliesTo: { fact: 'catalog/type', equals: 'service' },
  levels: ['basic', 'bronze', 'silver', 'gold'].map(id => ({ id, title: id })),
  checks: [
    {
      id: 'signed',
      title: 'The image is signed',
      level: 'basic',
      passes: { fact: `${PUSHED.set}/${PUSHED.fact}`, equals: true },
      fix: { effort: '1h' },
    },
    ...barOf(CHECKS - 1).checks,
  ],
};

const set: FactSet = {
  kind: 'FactSet',
  id: PUSHED.set,
  title: 'CI',
  owner: TEAM,
  source: 'push',
  facts: [{ name: PUSHED.fact, title: 'Image is signed', type: 'boolean' }],
};

/** One service in fifty is hidden from members. */
const organisation = () =>
  generateOrganisation({
    ...{ seed: 1, engineers: 900, teams: 80, services: SERVICES },
  }).map((entity, index) =>
    isService(entity) && index % 50 === 0
      ? { ...entity, metadata: { ...entity.metadata, labels: RESTRICTED } }
      : entity,
  );

/** Who keeps collectors and tokens of the bench. */
const admin = userEntity({
  name: 'bench-admin',
  memberOf: [BENCH_ADMINS],
  relations: [{ type: 'memberOf', targetRef: BENCH_ADMINS }],
});

const facts = (services: readonly string[]) =>
  createBackendModule({
    pluginId: 'scorecards',
    moduleId: 'bench-facts',
    register(env) {
      env.registerInit({
        deps: { facts: scorecardsFactsExtensionPoint },
        async init(deps) {
          const numbers = new Map(services.map((ref, index) => [ref, index]));
          for (const provider of benchProviders(ref => numbers.get(ref))) {
            deps.facts.addProvider(provider);
          }
        },
      });
    },
  });

/** The files of the standards, in a folder that the portal reads. */
function writeDocuments(more: readonly Scorecard[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-standards-'));
  for (const document of [set, bar, ...more]) {
    const file = path.join(folder, `${document.id}.json`);
    fs.writeFileSync(file, JSON.stringify(document));
  }
  return folder;
}

/** All is followed, collected and judged. */
async function untilJudged(backend: Backend, token: string): Promise<void> {
  const collectors = async () => {
    const path_ = { path: '/collectors' };
    const answer = await backend.call<{ items: CollectorState[] }>(path_);
    return answer.items.filter(({ provider }) => provider.startsWith('retr'));
  };
  // Until it has read what is kept it answers that it is not ready.
  while ((await collectors().catch(() => [])).length === 0) await sleep(200);
  // The catalog first, so that collectors find services.
  while ((await services(backend)) < SERVICES * 0.97) await sleep(200);
  for (const { provider } of await collectors()) {
    const start = { path: `/collectors/${provider}/start`, body: {} };
    await backend.call(start, token);
  }
  const isDone = ({ lastRun }: CollectorState) => lastRun?.state === 'ok';
  while (!(await collectors()).every(isDone)) await sleep(200);
}

/** Those that the scorecard is about, as the member sees it. */
async function services(backend: Backend): Promise<number> {
  const { scorecards } = await backend.call<{
    scorecards: { services: number }[];
  }>({ path: '/overview' });
  return scorecards[0]?.services ?? 0;
}

type Backend = Awaited<ReturnType<typeof startBenchBackend>>;

/**
 * Ready to be measured, with nothing pushed yet.
 *
 * @param more - scorecards besides
 */
export async function startPortal(
  database: BenchDatabase,
  more: readonly Scorecard[] = [],
) {
  const entities = organisation();
  const refs = entities.filter(isService).map(stringifyEntityRef);
  const seen = entities
    .filter(entity => isService(entity) && !isRestricted(entity))
    .map(stringifyEntityRef);
  const counting = countingDatabase('scorecards');
  const folder = writeDocuments(more);
  const backend = await startBenchBackend(
    {
      id: 'scorecards',
      feature: import('@callboard/backstage-plugin-scorecards-backend'),
      config: { scorecards: { documents: [{ target: folder }] } },
      modules: [facts(refs), counting.factory],
    },
    leanCatalog(memberCatalog([...entities, admin])),
    database,
    stringifyEntityRef(entities.find(({ kind }) => kind === 'User')!),
  );
  const token = await backend.tokenOf(stringifyEntityRef(admin));
  await untilJudged(backend, token);
  const { secret } = await backend.call<{ secret: string }>(
    {
      path: '/push-tokens',
      body: { provider: PUSHED.set, title: 'Bench' },
    },
    token,
  );
  return {
    ...{ backend, seen, secret, statements: counting.statements },
    /** What a database does by itself within minutes of many changes; until then it works on them. */
    async settle() {
      const db = openBenchDatabase(database, 'scorecards');
      await db.raw(database.client === 'pg' ? 'vacuum analyze' : 'analyze');
      await db.destroy();
    },
    async stop() {
      await backend.stop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

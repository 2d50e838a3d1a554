import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import buildHealthPlugin from '@callboard/backstage-plugin-build-health-backend';
import oncallPlugin from '@callboard/backstage-plugin-oncall-backend';
import { OncallClient } from '@callboard/backstage-plugin-oncall-common';
import playbooksPlugin from '@callboard/backstage-plugin-playbooks-backend';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import scorecardsPlugin from '@callboard/backstage-plugin-scorecards-backend';
import scorecardsModuleCallboard from '@callboard/backstage-plugin-scorecards-backend-module-callboard';
import { ScorecardsClient } from '@callboard/backstage-plugin-scorecards-common';
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
import { weeklySchedule } from './__testUtils__/weeklySchedule';

// Sources run in threads of tests only with these.
jest.mock('../../../plugins/playbooks-backend/src/threads/TimedThread');
jest.mock('../../../plugins/build-health-backend/src/threads/TimedThread');

const LEDGER = 'component:default/ledger';
const ana = { token: mockCredentials.user.token('user:default/ana') };
const now = new Date();

const entities = withRelations([
  groupEntity({ name: 'ledger', members: ['ana', 'ben'] }),
  userEntity({ name: 'ana', memberOf: ['ledger'] }),
  userEntity({ name: 'ben', memberOf: ['ledger'] }),
  componentEntity({
    name: 'ledger',
    owner: 'ledger',
    annotations: { 'github.com/project-slug': 'larkspur/ledger' },
  }),
  componentEntity({ name: 'bare' }),
]);

const catalog = () => FakeCatalog.create({ entities });

/** All families but ownership. */
async function startOthers() {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-facts-'));
  fs.writeFileSync(
    path.join(folder, 'Lag.md'),
    '---\nservices: [ledger]\n---\n# Lag\n\n## Rollback\n\n1. Take it back\n',
  );
  const started = await startFamilies({
    features: [oncallPlugin, buildHealthPlugin, playbooksPlugin],
    catalog: catalog(),
    config: {
      buildHealth: { push: [PUSH_SOURCE] },
      playbooks: { sources: [{ id: 'docs', folder }] },
    },
  });
  for (const id of ['oncall', 'build-health', 'playbooks']) {
    await started.run(`${id}-follow-catalog`);
  }
  await started.run('playbooks-read-sources');
  return { ...started, folder };
}

/** Scorecards, in another process as far as they know. */
const startScorecards = (families: { base: string }) =>
  startFamilies({
    catalog: catalog(),
    features: [
      scorecardsPlugin,
      scorecardsModuleCallboard,
      createServiceFactory({
        service: coreServices.discovery,
        deps: {},
        factory: () => {
          const getBaseUrl = async (id: string) => `${families.base}/${id}`;
          return { getBaseUrl, getExternalBaseUrl: getBaseUrl };
        },
      }),
    ],
  });

const at = (minutes: number) =>
  new Date(now.getTime() + minutes * 60_000).toISOString();

async function pushBuild(base: string) {
  const cases = ['adds', 'takes'].map(name => `<testcase name="${name}"/>`);
  const report = `<testsuite name="unit">${cases.join('')}</testsuite>`;
  const answer = await pushBuilds(base, {
    builds: [
      trunkBuild('larkspur/ledger', {
        externalId: '1',
        outcome: 'success',
        createdAt: at(-30),
        startedAt: at(-29),
        finishedAt: at(-20),
      }),
    ],
    reports: [
      {
        buildId: '1',
        attempt: 1,
        name: 'unit',
        content: gzipSync(report).toString('base64'),
      },
    ],
  });
  expect(answer.status).toBe(202);
}

/** As people and pipelines do it. */
async function fill({
  discoveryApi,
  base,
  run,
}: Awaited<ReturnType<typeof startOthers>>) {
  await new OncallClient({ discoveryApi }).createSchedule(
    weeklySchedule([['user:default/ana'], ['user:default/ben']]),
    ana,
  );
  await pushBuild(base);
  for (const id of ['work-inbox', 'roll-up', 'work-tests', 'judge-tests']) {
    await run(`build-health-${id}`);
  }
  const playbooks = new PlaybooksClient({ discoveryApi });
  const { items } = await playbooks.listPlaybooks({}, ana);
  const drill = await playbooks.startRun(
    { id: randomUUID(), pageId: items[0].id, isDrill: true },
    ana,
  );
  await playbooks.endRun({ id: drill.id, outcome: 'fixed' }, ana);
}

const EXPECTED = {
  'build-health/flaky-rate': 0,
  'build-health/flaky-test-count': 0,
  'build-health/main-green': true,
  'build-health/tests-reported': true,
  'oncall/gaps-30d': 0,
  'oncall/gaps-90d': 0,
  'oncall/level2-size': 0,
  'oncall/rotation-size': 2,
  'oncall/route-reaches-person': true,
  'playbooks/has-rollback-step': true,
  'playbooks/last-drill': expect.any(String),
  'playbooks/last-good-run': expect.any(String),
  'playbooks/playbook-count': 1,
};

it('brings what families in another process know to scorecards, and keeps it when they fall silent', async () => {
  const families = await startOthers();
  await fill(families);
  const clock = jest.spyOn(Date, 'now');
  const where = { base: families.base };
  const scorecards = await startScorecards(where);
  const client = new ScorecardsClient({
    discoveryApi: scorecards.discoveryApi,
  });
  await scorecards.run('scorecards-follow-catalog');
  const collect = async () => {
    for (const id of ['ownership', 'oncall', 'playbooks', 'build-health']) {
      await scorecards.run(`scorecards-collect-${id}`);
    }
    await scorecards.run('scorecards-follow');
  };
  const factsOf = async (entityRef: string) => {
    const { facts } = await client.getFactsOfEntity(entityRef, ana);
    return new Map(facts.map(({ fact, reading }) => [fact, reading]));
  };
  const values = async () =>
    Object.fromEntries(
      [...(await factsOf(LEDGER))].map(([fact, reading]) => [
        fact,
        'value' in reading ? reading.value : undefined,
      ]),
    );
  await collect();
  expect(await values()).toMatchObject(EXPECTED);
  const bare = await factsOf('component:default/bare');
  expect(bare.get('oncall/gaps-30d')).toMatchObject({ value: 1 });
  expect(bare.get('build-health/tests-reported')).toMatchObject({
    missing: expect.stringContaining('no pipeline'),
  });
  expect(bare.get('ownership/owner')).toMatchObject({
    unavailable: 'Callboard ownership is not installed.',
  });
  await families.stop();
  // Nothing listens there.
  where.base = 'http://127.0.0.1:2/api';
  await collect();
  expect(await values()).toMatchObject(EXPECTED);
  // How collectors fare is kept for seconds.
  clock.mockReturnValue(Date.now() + 60_000);
  const { items } = await client.listCollectors(ana);
  clock.mockRestore();
  const states = items.map(({ provider, lastRun }) => [provider, lastRun]);
  expect(Object.fromEntries(states)).toMatchObject({
    oncall: {
      state: 'failed',
      error: expect.stringContaining('Callboard on-call was not read'),
    },
    playbooks: { state: 'failed' },
    'build-health': { state: 'failed' },
  });
  await scorecards.stop();
  fs.rmSync(families.folder, { recursive: true });
}, 120_000);

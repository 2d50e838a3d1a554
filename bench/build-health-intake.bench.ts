/*
 * Deliveries of GitHub's webhook over HTTP, signed, some 20 kB each, sent at a rate that does not wait for answers, while somebody
 * reads 90-day health: how soon they are accepted, how soon they are seen, and that none is lost or counted twice; then a burst. On
 * SQLite and PostgreSQL with builds of a year, in a backend as in a portal. Beside it stands the naive way, which works a delivery
 * in before it answers.
 *
 * SECONDS, RATE (instead of those of the databases), BURST, VISIBLE_SECONDS, NAIVE_SECONDS and BUILDS say how much; DATABASE=SQLite
 * leaves out the other one.
 */
import type { Knex } from 'knex';
import { DatabaseHealthStore } from '../plugins/build-health-backend/src/database/DatabaseHealthStore';
import { RollUp } from '../plugins/build-health-backend/src/rollup/RollUp';
import type { BenchDatabase } from './lib/benchBackend';
import { addBuilds, addPipelines } from './lib/builds/fill';
import { yearOfBuilds } from './lib/builds/history';
import {
  buildsOrganisation,
  repositoryOf,
  seenServices,
  startBuildsBackend,
  untilFollowed,
} from './lib/builds/organisation';
import {
  checkAll,
  measureBurst,
  measureNaive,
  measureStream,
  measureVisible,
  untilWorkedIn,
  type Intake,
} from './lib/intake/measureIntake';
import { startNaivePeer } from './lib/intake/naivePeer';
import { deliveryTemplate } from './lib/intake/payload';
import { Runs, type ServicePipeline } from './lib/intake/Runs';
import { send } from './lib/intake/send';
import { eachDatabase } from './lib/eachDatabase';
import { isService } from './lib/memberCatalog';
import { openBenchDatabase } from './lib/openDatabase';

const numberOf = (name: string, usual: number) =>
  Number(process.env[name] ?? usual);

const SERVICES = 2_000;
const BUILDS = numberOf('BUILDS', 100_000);
/** Deliveries a second. */
const RATES = {
  SQLite: numberOf('RATE', 200),
  PostgreSQL: numberOf('RATE', 500),
};
const SECONDS = numberOf('SECONDS', 60);
const BURST = numberOf('BURST', 5_000);
const VISIBLE = {
  perSecond: 5,
  seconds: numberOf('VISIBLE_SECONDS', 30),
};
const NAIVE_SECONDS = numberOf('NAIVE_SECONDS', 10);
/** Before anything is measured: code is compiled, and connections are there. */
const WARM_UP_SECONDS = 10;
const SOURCE = { id: 'github', secret: 'a secret of thirty-two characters' };

const github = import(
  '@callboard/backstage-plugin-build-health-backend-module-github-actions'
);

const start = async (
  entities: ReturnType<typeof buildsOrganisation>,
  database: BenchDatabase,
) =>
  startBuildsBackend(entities, database, {
    buildHealth: {
      github: [{ id: SOURCE.id, webhookSecrets: [SOURCE.secret] }],
    },
    modules: [(await github).default],
  });

/** Pipelines with a year of builds, worked out, each with its id as the key of its workflow. */
async function fill(db: Knex, repositories: string[]): Promise<number[]> {
  const pipelineIds = await addPipelines(db, SOURCE.id, repositories);
  await db('pipelines').update({ key: db.raw('cast(id as text)') });
  const builds = yearOfBuilds({
    builds: BUILDS,
    pipelineIds,
    until: Date.now(),
  });
  await addBuilds(db, builds);
  const rollUp = new RollUp({
    store: new DatabaseHealthStore(db),
    logger: console as never,
  });
  await rollUp.work(new AbortController().signal);
  return pipelineIds;
}

async function warmUp({ runs, webhook, db }: Intake, perSecond: number) {
  const events = runs.stream(WARM_UP_SECONDS * perSecond, perSecond);
  const { answers } = await send({
    kind: 'deliver',
    events: events.map(({ values }) => values),
    perSecond,
    ...webhook,
  });
  runs.remember(events, answers);
  await untilWorkedIn(db);
}

async function measureBackend(intake: Intake, perSecond: number) {
  await warmUp(intake, perSecond);
  await measureVisible(intake, VISIBLE);
  await measureStream(intake, { perSecond, seconds: SECONDS });
  await measureBurst(intake, BURST);
  await checkAll(intake);
}

async function measure(label: keyof typeof RATES, database: BenchDatabase) {
  const perSecond = RATES[label];
  const entities = buildsOrganisation(SERVICES);
  const services = entities.filter(isService);
  // It makes the tables.
  await (await start(entities, database)).stop();
  const db = openBenchDatabase(database, 'build-health');
  try {
    const ids = await fill(db, services.map(repositoryOf));
    const pipelines: ServicePipeline[] = services.map((service, i) => ({
      service,
      pipelineId: ids[i],
    }));
    const template = deliveryTemplate();
    const seen = seenServices(entities);
    const runs = new Runs(pipelines);
    const backend = await start(entities, database);
    try {
      await untilFollowed(backend, seen[seen.length - 1]);
      const url = `${backend.api}/webhooks/${SOURCE.id}`;
      const intake: Intake = {
        label,
        backend,
        webhook: { url, secret: SOURCE.secret, template },
        pipelines: pipelines.filter(({ service }) => seen.includes(service)),
        runs,
        db,
      };
      await measureBackend(intake, perSecond);
    } finally {
      await backend.stop();
    }
    const peer = await startNaivePeer(db, SOURCE);
    try {
      const webhook = { url: peer.url, secret: SOURCE.secret, template };
      await measureNaive(
        { label, webhook, runs },
        { perSecond, seconds: NAIVE_SECONDS },
      );
    } finally {
      await peer.stop();
    }
  } finally {
    await db.destroy();
  }
}

export const run = () => eachDatabase(measure);

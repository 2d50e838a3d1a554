import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { checkReading } from '@callboard/backstage-plugin-scorecards-common/domain';
import { CollectJob } from './collecting/CollectJob';
import { CollectRun } from './collecting/CollectRun';
import type { FactProviders } from './collecting/FactProviders';
import { ReadAgain } from './collecting/ReadAgain';
import type { CollectingConfig } from './collecting/readCollectingConfig';
import { StoreSink } from './collecting/StoreSink';
import type { RunStore } from './database/RunStore';
import { measuredRuns } from './measured';
import type { ScorecardsMetrics } from './metrics';
import { readCatalog } from './runtime/readCatalog';
import type { Runtime } from './runtime/Runtime';

/** The catalog is followed, which is its run. */
const FOLLOWED = 'catalog';

/** Runs as they are kept; once one has gone through all entities, what depends on the age of facts is judged. */
const judgedRuns = (
  runs: Pick<RunStore, 'begin' | 'end'>,
  { ingest }: Pick<Runtime, 'ingest'>,
): Pick<RunStore, 'begin' | 'end'> => ({
  begin: run => runs.begin(run),
  end: async run => {
    const hasEnded = await runs.end(run);
    if (run.state === 'ok' || run.state === 'partial') await ingest.seen();
    return hasEnded;
  },
});

/** Puts together what reads facts, again and again, and when a person asks for it. */
export function createCollecting(options: {
  config: CollectingConfig;
  /** Kinds of entities that are followed. */
  kinds: readonly string[];
  facts: FactProviders;
  runtime: Pick<Runtime, 'ingest' | 'ready'>;
  runs: RunStore;
  catalog: CatalogService;
  auth: AuthService;
  scheduler: SchedulerService;
  logger: LoggerService;
  metrics: Pick<ScorecardsMetrics, 'recordRun'>;
}) {
  const { config, facts, runtime, runs, catalog, auth, scheduler } = options;
  const { collectors } = config;
  const getCredentials = () => auth.getOwnServiceCredentials();
  const sink = new StoreSink({
    facts: runtime.ingest,
    runs: judgedRuns(measuredRuns(runs, options.metrics), runtime),
  });
  const shared = { ...options, sink, checkReading, getCredentials };
  const run = new CollectRun({ ...shared, entities: readCatalog(options) });
  const jobs = facts
    .all()
    .filter(({ id }) => id !== FOLLOWED)
    .map(provider => {
      const { everyMs } = collectors.get(provider.id) ?? {};
      return new CollectJob({ provider, everyMs, run, scheduler });
    });
  const readAgain = new ReadAgain({
    ...shared,
    jobs: () => jobs,
    findEntity: async entityRef =>
      catalog.getEntityByRef(entityRef, {
        credentials: await getCredentials(),
      }),
    lastRuns: async () =>
      (await runs.readProviders()).flatMap(({ lastRun }) => lastRun ?? []),
  });
  return {
    jobs,
    readAgain,
    /** For those who look whether collectors are silent. */
    collectors: () =>
      jobs.map(({ provider: { id }, periodMs }) => ({ id, periodMs })),
    start: async () => {
      await runs.register(
        facts.all().map(({ id: providerId }) => ({ providerId, kind: 'pull' })),
      );
      for (const job of jobs) await job.start();
    },
  };
}

import type {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  FactProvider,
  FactsPast,
} from '@callboard/backstage-plugin-scorecards-node';
import { CatalogFollower } from '@internal/backend-kit';
import { FactProviders } from './collecting/FactProviders';
import {
  assertCollectors,
  assertPeriod,
  createProviders,
  readCollectingConfig,
} from './collecting/readCollectingConfig';
import { createCollecting } from './createCollecting';
import type { Stores } from './createStores';
import type { EntityIds } from './events/EntityIds';
import { EventTeller } from './events/EventTeller';
import { ResultsNews } from './events/ResultsNews';
import { measuredResults } from './measured';
import type { ScorecardsMetrics } from './metrics';
import { createPast } from './past/createPast';
import { CatalogHeads } from './runtime/CatalogHeads';
import { createRuntime } from './runtime/createRuntime';
import type { DocumentSource } from './runtime/documents/DocumentSource';
import { GitDocuments } from './runtime/documents/GitDocuments';
import { createSources, type RuntimeConfig } from './runtime/readRuntimeConfig';
import { RemoveOldJob } from './runtime/RemoveOldJob';
import { RuntimeJobs } from './runtime/RuntimeJobs';
import { RunWantedJob } from './runtime/RunWantedJob';
import { SilenceWatch } from './runtime/SilenceWatch';
import { Sweep, type SweepPart } from './runtime/Sweep';

export interface WorkOptions {
  config: RuntimeConfig;
  rootConfig: RootConfigService;
  /** Of modules. */
  brought: { providers: readonly FactProvider[]; past?: FactsPast };
  stores: Stores;
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  logger: LoggerService;
  metrics: ScorecardsMetrics;
  scheduler: SchedulerService;
  signals: SignalsService;
  urlReader: UrlReaderService;
  entityIds: EntityIds;
}

/** Providers of the configuration and of modules, but those that are turned off. */
function createFacts({ rootConfig, brought, urlReader }: WorkOptions) {
  const config = readCollectingConfig(rootConfig);
  const all = [...createProviders(config, { urlReader }), ...brought.providers];
  const facts = new FactProviders();
  for (const provider of all) {
    if (config.collectors.get(provider.id)?.isOff) continue;
    assertPeriod(provider, config);
    facts.add(provider);
  }
  return { facts, config, ids: all.map(({ id }) => id) };
}

/** What takes in what a module tells of the past. */
function pastOf(
  options: WorkOptions & {
    sources: readonly DocumentSource[];
    all: readonly FactProvider[];
  },
) {
  const { brought, all: providers, config } = options;
  const { past } = brought;
  const { kinds } = config;
  return past && createPast({ ...options, past, providers, kinds });
}

/** Puts together what follows, collects, judges and keeps. */
export function createWork(options: WorkOptions) {
  const { config, stores, scheduler, metrics } = options;
  const { facts, config: collecting, ids } = createFacts(options);
  const sources = createSources(config, options);
  const past = pastOf({ ...options, sources, all: facts.all() });
  const documents = new GitDocuments({
    ...options,
    ...stores,
    facts,
    sources,
  });
  const teller = new EventTeller({ ...options, store: stores.events });
  const judges = createRuntime({
    ...options,
    stores: { ...stores, results: measuredResults(stores.results, metrics) },
    facts,
    news: new ResultsNews({ ...options, teller }),
  });
  const { runtime } = judges;
  metrics.watchQueue(() => judges.queue.length);
  assertCollectors(collecting, [...ids, ...facts.all().map(({ id }) => id)]);
  const shared = { ...options, ...stores, ...judges };
  const collect = createCollecting({
    ...shared,
    facts,
    config: collecting,
    kinds: config.kinds,
  });
  const silence = new SilenceWatch({ ...shared, ...collect });
  const heads = new CatalogHeads(shared);
  const start = async (parts: readonly SweepPart[]) => {
    const sweep = new Sweep({ ...shared, silence, parts });
    const onPublished = () => teller.wake('documents');
    await new RuntimeJobs({
      ...{ ...shared, documents, sweep },
      onPublished,
    }).start();
    await CatalogFollower.create({
      ...options,
      id: 'scorecards-follow-catalog',
      store: heads,
      filter: { kind: config.kinds },
      onPass: result => heads.endPass(result),
    }).start(scheduler);
    await collect.start();
    await new RunWantedJob({ ...shared, ...collect }).start(scheduler);
    const { keepMs } = config;
    await new RemoveOldJob({ ...shared, keepMs }).start(scheduler);
  };
  return {
    ...{ runtime, teller, past, start },
    files: documents,
    collecting: collect,
  };
}

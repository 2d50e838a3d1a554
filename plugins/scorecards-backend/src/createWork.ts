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
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { CatalogFollower } from '@internal/backend-kit';
import { FactProviders } from './collecting/FactProviders';
import {
  assertCollectors,
  createProviders,
  readCollectingConfig,
} from './collecting/readCollectingConfig';
import { createCollecting } from './createCollecting';
import type { Stores } from './createStores';
import { ResultsNews } from './events/ResultsNews';
import { CatalogHeads } from './runtime/CatalogHeads';
import { createRuntime } from './runtime/createRuntime';
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
  brought: readonly FactProvider[];
  stores: Stores;
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  logger: LoggerService;
  scheduler: SchedulerService;
  signals: SignalsService;
  urlReader: UrlReaderService;
}

/** Providers of the configuration and of modules, but those that are turned off. */
function createFacts({ rootConfig, brought, urlReader }: WorkOptions) {
  const config = readCollectingConfig(rootConfig);
  const all = [...createProviders(config, { urlReader }), ...brought];
  const facts = new FactProviders();
  for (const provider of all)
    if (!config.collectors.get(provider.id)?.isOff) facts.add(provider);
  return { facts, config, ids: all.map(({ id }) => id) };
}

/** Puts together what follows, collects, judges and keeps. */
export function createWork(options: WorkOptions) {
  const { config, stores, scheduler } = options;
  const { facts, config: collecting, ids } = createFacts(options);
  const documents = new GitDocuments({
    ...options,
    ...stores,
    facts,
    sources: createSources(config, options),
  });
  const { runtime, queue, judging } = createRuntime({
    ...options,
    facts,
    news: new ResultsNews(options),
    documentProblems: () => documents.problems,
  });
  assertCollectors(collecting, [...ids, ...facts.all().map(({ id }) => id)]);
  const shared = { ...options, ...stores, runtime, queue, judging };
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
    await new RuntimeJobs({ ...shared, documents, sweep }).start();
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
  return { runtime, collecting: collect, start };
}

import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FactSet } from '@callboard/backstage-plugin-scorecards-common';
import { checkReading } from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  FactProvider,
  FactsPast,
} from '@callboard/backstage-plugin-scorecards-node';
import { CollectRun } from '../collecting/CollectRun';
import { FactProviders } from '../collecting/FactProviders';
import { StoreSink } from '../collecting/StoreSink';
import type { Stores } from '../createStores';
import { EntityIds } from '../events/EntityIds';
import { ResultsNews } from '../events/ResultsNews';
import { CatalogHeads } from '../runtime/CatalogHeads';
import { createRuntime } from '../runtime/createRuntime';
import type { DocumentSource } from '../runtime/documents/DocumentSource';
import { GitDocuments } from '../runtime/documents/GitDocuments';
import { readDocumentFile } from '../runtime/documents/readDocumentFile';
import { readCatalog } from '../runtime/readCatalog';
import { Sweep } from '../runtime/Sweep';
import { CampaignTracker } from '../service/documents/CampaignTracker';
import { Estates } from '../service/state/Estate';
import { Rulebook } from '../service/state/Rulebook';
import { JudgedPast, type PastScene } from './JudgedPast';
import { PastDecisions } from './PastDecisions';
import { PastDocuments } from './PastDocuments';
import { PastJob } from './PastJob';
import { PastProvider } from './PastProvider';
import { readPresent } from './readPresent';

/** The catalog is followed, which is its run. */
const FOLLOWED = 'catalog';

export interface PastOptions {
  past: FactsPast;
  stores: Stores;
  /** Those that are asked again and again, and that of the catalog. */
  providers: readonly FactProvider[];
  sources: readonly DocumentSource[];
  /** Kinds of entities that are followed. */
  kinds: readonly string[];
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  now?: () => number;
}

/** Nobody is told of what was. */
const silentNews = ({ logger }: PastOptions) =>
  new ResultsNews({
    teller: { wake: () => {} },
    signals: { publish: async () => {} },
    entityIds: new EntityIds(''),
    logger,
  });

/** Sets of facts of all files, those that are not in force yet too. */
async function readSets(
  sources: readonly DocumentSource[],
  signal: AbortSignal,
): Promise<FactSet[]> {
  const sets: FactSet[] = [];
  for (const source of sources) {
    for (const file of await source.read(signal)) {
      const read = await readDocumentFile(file);
      if ('file' in read && read.file.document.kind === 'FactSet')
        sets.push(read.file.document);
    }
  }
  return sets;
}

/** What judges, by documents as they were, with the clock of the scene. */
function createJudges(options: PastOptions, scene: PastScene) {
  const { stores } = options;
  const now = () => scene.at;
  const providers = options.providers.map(one => new PastProvider(one));
  const facts = new FactProviders();
  providers.forEach(provider => facts.add(provider));
  const shared = { ...options, ...stores, now };
  const judges = createRuntime({
    ...shared,
    facts,
    news: silentNews(options),
  });
  const sources = options.sources.map(
    source => new PastDocuments(source, () => scene.texts),
  );
  const git = new GitDocuments({ ...shared, facts, sources });
  return { ...shared, ...judges, providers, sources, git };
}

/** What follows, collects and judges in the past. */
function createWork(options: PastOptions): JudgedPast {
  const { stores, auth } = options;
  const scene: PastScene = { at: 0, entities: [], texts: {} };
  const judges = createJudges(options, scene);
  const { runtime, providers, sources, now } = judges;
  const campaigns = new CampaignTracker(
    { runtime, stores, rulebook: new Rulebook(runtime), now },
    new Estates(runtime.engine),
  );
  return new JudgedPast(scene, {
    ...judges,
    documents: judges.git,
    providers: providers.filter(({ id }) => id !== FOLLOWED),
    heads: new CatalogHeads(judges),
    readSets: signal => readSets(sources, signal),
    run: new CollectRun({
      ...options,
      sink: new StoreSink({ facts: runtime.ingest, runs: stores.runs }),
      checkReading,
      getCredentials: () => auth.getOwnServiceCredentials(),
      entities: async function* pages() {
        yield scene.entities;
      },
      now: () => new Date(now()),
    }),
    decisions: new PastDecisions(judges),
    sweep: new Sweep({
      ...judges,
      // Nobody was asked, so that nobody was silent.
      silence: { look: async () => {} },
      parts: [{ title: 'Campaigns', run: signal => campaigns.track(signal) }],
    }),
  });
}

/** Puts together what takes the past in. */
export function createPast(options: PastOptions): PastJob {
  const { stores, auth } = options;
  const providers = options.providers.filter(({ id }) => id !== FOLLOWED);
  return new PastJob({
    ...options,
    store: stores.pasts,
    createWork: () => createWork(options),
    readPresent: moment =>
      readPresent(
        {
          ...options,
          providers,
          entities: readCatalog(options),
          getCredentials: () => auth.getOwnServiceCredentials(),
        },
        moment,
      ),
  });
}

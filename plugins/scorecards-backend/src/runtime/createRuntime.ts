import type { LoggerService } from '@backstage/backend-plugin-api';
import { ScorecardEngine } from '@callboard/backstage-plugin-scorecards-common/domain';
import { letOthersIn } from '@internal/backend-kit';
import type { FactProviders } from '../collecting/FactProviders';
import type { AcknowledgementStore } from '../database/AcknowledgementStore';
import type { ChangeFeed } from '../database/ChangeFeed';
import type { DocumentStore } from '../database/DocumentStore';
import type { FactStore } from '../database/FactStore';
import type { NumberStore } from '../database/NumberStore';
import type { PeopleStore } from '../database/PeopleStore';
import type { ResultStore } from '../database/ResultStore';
import type { RunStore } from '../database/RunStore';
import type { ResultsNews } from '../events/ResultsNews';
import { Exempted } from './Exempted';
import { Followed } from './Followed';
import { Judging } from './Judging';
import { Providers } from './Providers';
import { QueuedIngest } from './QueuedIngest';
import { ResultKeeper } from './ResultKeeper';
import { Rules } from './Rules';
import { ScorecardRuntime } from './ScorecardRuntime';
import { StandardFacts } from './StandardFacts';
import { WorkQueue } from './WorkQueue';

/** Where things are kept. */
export interface RuntimeStores {
  feed: ChangeFeed;
  documents: Pick<DocumentStore, 'readActive'>;
  numbers: NumberStore;
  facts: Pick<FactStore, 'write' | 'hold'>;
  results: Pick<ResultStore, 'write' | 'read'>;
  runs: Pick<RunStore, 'readProviders'>;
  people: Pick<PeopleStore, 'move'>;
  acknowledgements: Pick<AcknowledgementStore, 'list'>;
}

/**
 * Puts together what judges in this process. Standards are added to the providers of facts.
 *
 * @returns `queue`, `judging` and `standards`: for other works of this process that write what is followed
 */
export function createRuntime(options: {
  stores: RuntimeStores;
  facts: FactProviders;
  news: ResultsNews;
  logger: LoggerService;
  now?: () => number;
}) {
  const { stores, facts, news, now = Date.now } = options;
  const engine = new ScorecardEngine({ pause: letOthersIn });
  const rules = new Rules({ ...options, ...stores, facts, engine });
  const shared = { ...options, ...stores, facts, engine, rules, now };
  const providers = new Providers(shared);
  const exempted = new Exempted(shared);
  const onTaken = (refs: readonly string[]) => news.signal(refs);
  const followed = new Followed({ ...shared, providers, exempted, onTaken });
  const keeper = new ResultKeeper({ ...shared, followed });
  const judging = new Judging({
    ...shared,
    followed,
    keeper,
    providers,
    exempted,
  });
  const standards = new StandardFacts({ ...shared, refs: () => followed.refs });
  facts.add(standards);
  const queue = new WorkQueue();
  const ingest = new QueuedIngest({
    queue,
    judging,
    standards,
    facts: stores.facts,
  });
  const runtime = new ScorecardRuntime({
    ...shared,
    judging,
    queue,
    standards,
    ingest,
  });
  return { runtime, queue, judging, standards };
}

import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { PipelineDirectory } from './entities/PipelineDirectory';
import type { Inbox } from './inbox/Inbox';
import type { Sources } from './inbox/Sources';
import { DatabasePollStore } from './polling/DatabasePollStore';
import { Poller } from './polling/Poller';
import { PollJob } from './polling/PollJob';
import { createPollMetrics } from './polling/pollMetrics';
import { PollOverview } from './polling/PollOverview';
import { PollWishes } from './polling/PollWishes';

/** Puts together what asks providers for builds, and tells how far it has come. */
export function createPolling(options: {
  db: Knex;
  sources: Pick<Sources, 'all'>;
  directory: Pick<PipelineDirectory, 'scopesOf'>;
  inbox: Pick<Inbox, 'accept'>;
  logger: LoggerService;
  metrics: MetricsService;
  scheduler: SchedulerService;
}) {
  const { inbox, scheduler } = options;
  const store = new DatabasePollStore(options.db);
  const poller = new Poller({
    ...options,
    store,
    metrics: createPollMetrics(options.metrics),
    keep: (sourceId, reports) => inbox.accept(sourceId, reports),
  });
  const job = new PollJob({ poller, scheduler });
  return {
    job,
    overview: new PollOverview({ ...options, store }),
    wishes: new PollWishes({ ...options, store, job }),
  };
}

import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { PageStore } from './database/PageStore';
import type { RunStore } from './database/RunStore';
import { createRunMetrics } from './metrics';
import type { AuthorizedPlaybooks } from './service/AuthorizedPlaybooks';
import type { PlaybookReader } from './service/PlaybookReader';
import { AuthorizedRuns } from './service/runs/AuthorizedRuns';
import { RunDesk } from './service/runs/RunDesk';
import { RunItems } from './service/runs/RunItems';
import { RunNews } from './service/runs/RunNews';
import { RunReader } from './service/runs/RunReader';

/** Puts together what keeps runs and answers about them. */
export function createRuns(options: {
  runStore: RunStore;
  pageStore: PageStore;
  playbooks: AuthorizedPlaybooks;
  /** Of all pages, whoever sees them. */
  reader: PlaybookReader;
  permissions: PermissionsService;
  signals: SignalsService;
  events: EventsService;
  metrics: MetricsService;
  logger: LoggerService;
}): AuthorizedRuns {
  const { runStore: store } = options;
  const items = new RunItems(options.pageStore);
  const reader = new RunReader({ store, items, every: options.reader });
  const news = new RunNews(options);
  const metrics = createRunMetrics(options.metrics);
  const desk = new RunDesk({ store, reader, items, news, metrics });
  return new AuthorizedRuns({ ...options, reader, desk });
}

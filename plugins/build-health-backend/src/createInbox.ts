import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { BuildStore } from './database/BuildStore';
import type { DeliveryStore } from './database/DeliveryStore';
import { Inbox } from './inbox/Inbox';
import type { Pace } from './inbox/Pace';
import type { Sources } from './inbox/Sources';
import { WorkInboxJob } from './jobs/WorkInboxJob';
import { createInboxMetrics, createTooOldCounter } from './metrics';

/** Puts together what takes deliveries in. */
export function createInbox(options: {
  sources: Sources;
  deliveries: DeliveryStore;
  builds: BuildStore;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  pace: Pace;
  /** Called when there are reports of tests to be worked in. */
  onTests: () => void;
  /** Called with pipelines of which a build on trunk is another now. */
  onTrunk: (pipelineIds: number[]) => void;
}) {
  const { lifecycle, logger, onTrunk } = options;
  const inbox = new Inbox({
    ...options,
    metrics: createInboxMetrics(options.metrics),
    onTooOld: createTooOldCounter(options.metrics),
    onChange: async (_, { changedPipelines }) => {
      if (changedPipelines.length > 0) onTrunk(changedPipelines);
    },
  });
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  const work = (sourceId?: string): Promise<void> =>
    inbox.work(stop.signal, sourceId).catch(error => {
      // What waits stays, and is tried again in seconds.
      logger.warn('Deliveries could not be worked in', error);
    });
  return {
    inbox,
    job: new WorkInboxJob({ work: () => work() }),
    /** Has what waits worked in, now: of a source, or of all. */
    work: (sourceId?: string) => void work(sourceId),
  };
}

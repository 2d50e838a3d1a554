import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  TRUNK_SIGNAL_CHANNEL,
  type TrunkSignal,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildStore } from './database/BuildStore';
import type { DeliveryStore } from './database/DeliveryStore';
import { Inbox } from './inbox/Inbox';
import type { Sources } from './inbox/Sources';
import { createInboxMetrics } from './metrics';

/** Puts together what takes deliveries in, and tells pages what came of them. */
export function createInbox(options: {
  sources: Sources;
  deliveries: DeliveryStore;
  builds: BuildStore;
  signals: Pick<SignalsService, 'publish'>;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  /** Called when there are reports of tests to be worked in. */
  onTests: () => void;
}) {
  const { signals, lifecycle, logger } = options;
  const inbox = new Inbox({
    ...options,
    metrics: createInboxMetrics(options.metrics),
    onChange: async (_, { changedPipelines }) => {
      if (changedPipelines.length === 0) return;
      await signals.publish<TrunkSignal>({
        recipients: { type: 'broadcast' },
        channel: TRUNK_SIGNAL_CHANNEL,
        message: { pipelineIds: changedPipelines.map(String) },
      });
    },
  });
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  return {
    inbox,
    /** Has what waits worked in, now. */
    work: () => {
      inbox.work(stop.signal).catch(error => {
        // What waits stays, and is tried again in seconds.
        logger.warn('Deliveries could not be worked in', error);
      });
    },
  };
}

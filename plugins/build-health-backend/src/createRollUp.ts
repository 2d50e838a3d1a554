import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  TRUNK_SIGNAL_CHANNEL,
  type TrunkSignal,
} from '@callboard/backstage-plugin-build-health-common';
import type { Knex } from 'knex';
import { DatabaseHealthStore } from './database/DatabaseHealthStore';
import { RollUpJob } from './jobs/RollUpJob';
import { RollUp } from './rollup/RollUp';

/** Puts together what works out days, and tells pages once what they show is new. */
export function createRollUp(options: {
  db: Knex;
  signals: Pick<SignalsService, 'publish'>;
  lifecycle: LifecycleService;
  logger: LoggerService;
}) {
  const { db, signals, lifecycle, logger } = options;
  const health = new DatabaseHealthStore(db);
  const rollUp = new RollUp({
    store: health,
    logger,
    onRolledUp: async pipelineIds => {
      await signals.publish<TrunkSignal>({
        recipients: { type: 'broadcast' },
        channel: TRUNK_SIGNAL_CHANNEL,
        message: { pipelineIds: pipelineIds.map(String) },
      });
    },
  });
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  return {
    health,
    job: new RollUpJob({ work: signal => rollUp.work(signal) }),
    /** Has the days of pipelines that have changed worked out, now. */
    work: (changed: readonly number[]) => {
      rollUp.work(stop.signal, changed).catch(error => {
        // Marks stay, and are worked out in seconds.
        logger.warn('Days could not be worked out', error);
      });
    },
  };
}

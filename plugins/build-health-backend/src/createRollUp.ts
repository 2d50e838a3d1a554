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
import type { Pace } from './inbox/Pace';
import { RollUpJob } from './jobs/RollUpJob';
import { RollUp } from './rollup/RollUp';
import { WindowSums } from './service/organisation/WindowSums';
import { firstDayOf } from './service/PipelineFiguresReader';

/** The window that pages show. */
const USUAL_DAYS = 90;

/** Puts together what works out days, and tells pages once what they show is new. */
export function createRollUp(options: {
  db: Knex;
  signals: Pick<SignalsService, 'publish'>;
  lifecycle: LifecycleService;
  logger: LoggerService;
  pace: Pace;
}) {
  const { db, signals, lifecycle, logger, pace } = options;
  const health = new DatabaseHealthStore(db);
  const rollUp = new RollUp({
    store: health,
    logger,
    pace,
    onRolledUp: async pipelineIds => {
      await signals.publish<TrunkSignal>({
        recipients: { type: 'broadcast' },
        channel: TRUNK_SIGNAL_CHANNEL,
        message: { pipelineIds: pipelineIds.map(String) },
      });
    },
  });
  const sums = new WindowSums(health);
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  return {
    health,
    /** What the organisation adds up. */
    sums,
    job: new RollUpJob({
      work: async signal => {
        await rollUp.work(signal);
        // Nobody waits for what has changed since, or for the first answer of a process or a day.
        const from = firstDayOf(new Date(), USUAL_DAYS);
        await sums.read(from, await health.readTrunks());
      },
    }),
    /** Has the days of pipelines that have changed worked out, now. */
    work: (changed: readonly number[]) => {
      rollUp.work(stop.signal, changed).catch(error => {
        // Marks stay, and are worked out in seconds.
        logger.warn('Days could not be worked out', error);
      });
    },
  };
}

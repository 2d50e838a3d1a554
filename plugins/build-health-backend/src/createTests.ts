import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { BuildStore } from './database/BuildStore';
import { DatabaseTestReportStore } from './database/DatabaseTestReportStore';
import { DatabaseTestVerdictStore } from './database/DatabaseTestVerdictStore';
import type { DeliveryStore } from './database/DeliveryStore';
import type { Sources } from './inbox/Sources';
import { TestInbox } from './inbox/TestInbox';
import { WorkTestsJob } from './jobs/WorkTestsJob';
import { createInboxMetrics } from './metrics';
import { TestEvaluator } from './tests/TestEvaluator';
import { TestIntake } from './tests/TestIntake';
import { TestReportReader } from './tests/TestReportReader';

/** Puts together what takes reports of tests in and judges tests. */
export function createTests(options: {
  db: Knex;
  sources: Sources;
  deliveries: DeliveryStore;
  builds: Pick<BuildStore, 'findPipelineKey'>;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
}) {
  const { db, sources, builds, lifecycle, logger } = options;
  const reports = new DatabaseTestReportStore(db);
  const reader = new TestReportReader();
  const evaluator = new TestEvaluator({
    store: new DatabaseTestVerdictStore(db),
    logger,
  });
  const stop = new AbortController();
  const inTheBackground = (work: Promise<void>) => {
    work.catch(error => {
      // What waits stays, and is tried again in seconds.
      logger.warn('Reports of tests could not be worked in', error);
    });
  };
  const inbox = new TestInbox({
    ...options,
    metrics: createInboxMetrics(options.metrics),
    intake: new TestIntake({ store: reports, reader, sources }),
    findPipelineKey: (sourceId, buildId) =>
      builds.findPipelineKey(sourceId, buildId),
    onReports: () => inTheBackground(evaluator.work(stop.signal)),
  });
  lifecycle.addShutdownHook(async () => {
    stop.abort();
    await reader.close();
  });
  return {
    job: new WorkTestsJob({ inbox, evaluator, reports }),
    /** Has reports that wait worked in, now. */
    work: () => inTheBackground(inbox.work(stop.signal)),
  };
}

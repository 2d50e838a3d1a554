import type {
  LifecycleService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  TESTS_SIGNAL_CHANNEL,
  type TestsSignal,
} from '@callboard/backstage-plugin-build-health-common';
import type { VisibleEntities } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildStore } from './database/BuildStore';
import { DatabaseTestReportStore } from './database/DatabaseTestReportStore';
import { DatabaseTestStore } from './database/DatabaseTestStore';
import { DatabaseTestVerdictStore } from './database/DatabaseTestVerdictStore';
import type { DeliveryStore } from './database/DeliveryStore';
import type { PipelineDirectory } from './entities/PipelineDirectory';
import type { Sources } from './inbox/Sources';
import { TestInbox } from './inbox/TestInbox';
import { WorkTestsJob } from './jobs/WorkTestsJob';
import { createInboxMetrics } from './metrics';
import { AuthorizedTests } from './service/tests/AuthorizedTests';
import { QuarantineTeller } from './service/tests/QuarantineTeller';
import { TestEvaluator } from './tests/TestEvaluator';
import { TestIntake } from './tests/TestIntake';
import { TestReportReader } from './tests/TestReportReader';

/** Tells pages that what they show of tests is another now. What is done is done, also where nobody can be told. */
const tellPages =
  ({
    signals,
    logger,
  }: {
    signals: Pick<SignalsService, 'publish'>;
    logger: LoggerService;
  }) =>
  async (pipelineIds: readonly number[]): Promise<void> => {
    try {
      await signals.publish<TestsSignal>({
        recipients: { type: 'broadcast' },
        channel: TESTS_SIGNAL_CHANNEL,
        message: { pipelineIds: pipelineIds.map(String) },
      });
    } catch (error) {
      logger.warn(
        `Pages could not be told of tests, and ask within a minute: ${stringifyError(
          error,
        )}`,
      );
    }
  };

/** Puts together what takes reports of tests in and judges tests. */
export function createTests(options: {
  db: Knex;
  sources: Sources;
  deliveries: DeliveryStore;
  builds: BuildStore;
  directory: PipelineDirectory;
  visibleEntities: VisibleEntities;
  catalog: CatalogService;
  permissions: PermissionsService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  signals: Pick<SignalsService, 'publish'>;
}) {
  const { db, sources, builds, lifecycle, logger } = options;
  const reports = new DatabaseTestReportStore(db);
  const reader = new TestReportReader();
  const verdicts = new DatabaseTestVerdictStore(db);
  const onChange = tellPages(options);
  const evaluator = new TestEvaluator({ store: verdicts, logger, onChange });
  const tests = new DatabaseTestStore(db);
  const intake = new TestIntake({ store: reports, reader, sources });
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
    intake,
    onReports: () => inTheBackground(evaluator.work(stop.signal)),
  });
  lifecycle.addShutdownHook(async () => {
    stop.abort();
    await reader.close();
  });
  return {
    /** What answers callers. */
    authorized: new AuthorizedTests({
      ...options,
      tests,
      verdicts,
      onChange,
    }),
    /** What answers pipelines. */
    teller: new QuarantineTeller({ builds, tests }),
    /** For the counts of broken and flaky tests. */
    store: tests,
    job: new WorkTestsJob({ inbox, evaluator }),
    /** Has reports that wait worked in, now. */
    work: () => inTheBackground(inbox.work(stop.signal)),
  };
}

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { Retention } from './config/readRetention';
import { DatabaseRetentionStore } from './database/DatabaseRetentionStore';
import { DatabaseTestReportStore } from './database/DatabaseTestReportStore';
import type { DeliveryStore } from './database/DeliveryStore';
import { RemoveOldJob } from './jobs/RemoveOldJob';
import { createRemovedCounter } from './metrics';
import { OldRows } from './retention/OldRows';

/** Puts together what removes what is old. */
export function createRetention(options: {
  db: Knex;
  retention: Retention;
  deliveries: Pick<DeliveryStore, 'remove'>;
  logger: LoggerService;
  metrics: MetricsService;
}) {
  const { db, metrics } = options;
  const rows = new OldRows({
    ...options,
    store: new DatabaseRetentionStore(db),
    reports: new DatabaseTestReportStore(db),
    onRemoved: createRemovedCounter(metrics),
  });
  return { job: new RemoveOldJob({ rows }) };
}

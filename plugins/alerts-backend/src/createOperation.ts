import type {
  LoggerService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { Knex } from 'knex';
import type { AlertsConfig } from './config/readAlertsConfig';
import { DatabaseIntakeStore } from './database/DatabaseIntakeStore';
import { DatabaseMessageLogStore } from './database/DatabaseMessageLogStore';
import { DatabasePulseStore } from './database/DatabasePulseStore';
import { DatabaseRetentionStore } from './database/DatabaseRetentionStore';
import { DatabaseStateStore } from './database/DatabaseStateStore';
import type { AlertDirectory } from './directory/AlertDirectory';
import type { Pulse } from './engine/Pulse';
import { HeartbeatJob } from './jobs/HeartbeatJob';
import { RemoveOldJob } from './jobs/RemoveOldJob';
import type { AlertsMetrics } from './metrics';
import type { NotifierRegistry } from './notifiers/NotifierRegistry';
import { Heartbeat } from './operation/Heartbeat';
import { MessageDesk } from './operation/MessageDesk';
import { OldRows } from './operation/OldRows';
import { StateDesk } from './operation/StateDesk';
import { Watcher } from './operation/Watcher';
import type { AddRoutes } from './router/createRouter';
import { addOperationRoutes } from './router/operationRoutes';
import { Callers } from './rules/Callers';
import type { Admission } from './service/access/Admission';
import { AlertNaming } from './service/AlertNaming';

interface OperationOptions {
  admission: Admission;
  config: AlertsConfig;
  db: Knex;
  directory: AlertDirectory;
  logger: LoggerService;
  metrics: AlertsMetrics;
  notifiers: Pick<NotifierRegistry, 'get'>;
  /** Absent where no on-call is installed. */
  onCall?: AlertsOnCallProvider;
  /** Called when there is a message to be sent. */
  onMessages: () => void;
  /** Called when there are deliveries to be worked in. */
  onKept: () => void;
  permissions: PermissionsService;
  pulse: Pulse;
  clock?: () => number;
}

/** The heartbeat, and what removes what is old. */
function createJobs(options: OperationOptions, states: DatabaseStateStore) {
  const { config, db, metrics } = options;
  const { everyMs, watcher } = config.heartbeat;
  const heartbeat = new Heartbeat({
    ...{ ...options, states, everyMs },
    pulses: new DatabasePulseStore(db),
    ...(watcher && {
      watcher: new Watcher({ ...config, everyMs, config: watcher }),
    }),
    onBeat: metrics.beat,
  });
  const rows = new OldRows({
    ...options,
    store: new DatabaseRetentionStore(db),
    keepMs: config.retention,
    onRemoved: metrics.removed,
  });
  return [new HeartbeatJob({ heartbeat }), new RemoveOldJob({ rows })];
}

/** Puts together what keeps watch over alerts themselves: the heartbeat, how they fare, what was sent, and how long it is kept. */
export function createOperation(options: OperationOptions) {
  const { config, db, metrics, notifiers, onCall } = options;
  const { clock = Date.now } = options;
  const states = new DatabaseStateStore(db);
  metrics.watch({
    state: () => states.read(clock()),
    open: () => states.countOpen(),
  });
  const shared = {
    ...options,
    callers: new Callers({ ...options, admins: config.admins }),
    naming: new AlertNaming({
      ...options,
      titleOfChannel: id => notifiers.get(id)?.title,
    }),
  };
  const state = new StateDesk({
    ...{ ...shared, states, hasOnCall: onCall !== undefined },
    everyMs: config.heartbeat.everyMs,
  });
  const messages = new MessageDesk({
    ...shared,
    log: new DatabaseMessageLogStore(db),
    intake: new DatabaseIntakeStore(db),
  });
  const addRoutes: AddRoutes = (router, { httpAuth, audited }) =>
    addOperationRoutes(router, { state, messages, httpAuth, audited });
  const jobs = createJobs(options, states);
  return {
    addRoutes,
    start: async (scheduler: SchedulerService) => {
      for (const job of jobs) await job.start(scheduler);
    },
  };
}

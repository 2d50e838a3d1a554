import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { AlertsConfig } from './config/readAlertsConfig';
import type { Stores } from './createStores';
import type { AlertDirectory } from './directory/AlertDirectory';
import type { AlertsMetrics } from './metrics';
import type { NotifierRegistry } from './notifiers/NotifierRegistry';
import { PagePlanner } from './paging/PagePlanner';
import { TargetFinder } from './targets/TargetFinder';
import { atMostEach } from './engine/atMostEach';
import { AlertSignals } from './engine/AlertSignals';
import { CatalogRouter } from './engine/CatalogRouter';
import { EscalationWorker } from './engine/EscalationWorker';
import { LaneWorker } from './engine/LaneWorker';
import { MessageWorker } from './engine/MessageWorker';
import { NewsWorker } from './engine/NewsWorker';
import { Pulse } from './engine/Pulse';
import { RulesBook } from './engine/RulesBook';
import { UnroutedWorker } from './engine/UnroutedWorker';
import { WorkJobs, type Work } from './engine/WorkJobs';

/** Of a stream of 200 a second ten are worked in together then, and a page is out a blink later. */
const TAKE_IN_EACH_MS = 50;

interface EngineOptions {
  config: AlertsConfig;
  directory: AlertDirectory;
  events: EventsService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: AlertsMetrics;
  notifiers: NotifierRegistry;
  onCall?: AlertsOnCallProvider;
  signals: SignalsService;
  stores: Stores;
}

/** What the workers share. */
interface Parts {
  jobs: WorkJobs;
  planner: PagePlanner;
  pulse: Pulse;
  rules: RulesBook;
  targets: TargetFinder;
  onChanged: (alertIds: string[]) => void;
}

/** What makes alerts of deliveries, and looks again at those that belong nowhere. */
function addIntake(options: EngineOptions, parts: Parts): UnroutedWorker {
  const { config, directory, metrics, stores } = options;
  const { jobs, pulse } = parts;
  const shared = {
    ...{ ...options, ...stores, ...parts },
    router: new CatalogRouter({
      ...{ directory, ...config },
      keys: { find: id => stores.keys.get(id, Date.now()) },
    }),
    onDue: () => jobs.poke('escalate'),
  };
  const lanes = new LaneWorker({
    ...shared,
    onWorked: metrics.worked,
    onLook: pulse.of('take-in'),
  });
  const unrouted = new UnroutedWorker({
    ...shared,
    isReady: () => directory.isReady,
    open: (alert, rules) => lanes.open(alert, rules),
  });
  jobs.add('take-in', lanes);
  jobs.add('route', unrouted);
  return unrouted;
}

/** What pages people, sends messages and tells of it. Each has the others look when it has left something for them. */
function addPaging(options: EngineOptions, parts: Parts): void {
  const { config, directory, metrics, stores } = options;
  const { jobs, pulse } = parts;
  const shared = {
    ...{ ...options, ...stores, ...parts },
    onMessages: () => jobs.poke('send'),
  };
  jobs.add(
    'escalate',
    new EscalationWorker({
      ...{ ...shared, onLate: metrics.late },
      onLook: pulse.of('escalate'),
    }),
  );
  jobs.add(
    'send',
    new MessageWorker({
      ...{ ...shared, names: directory },
      urlOf: id => `${config.portalUrl}/alerts/${id}`,
      onOutcome: metrics.message,
      onLook: pulse.of('send'),
    }),
  );
  jobs.add(
    'tell',
    new NewsWorker({
      ...{ ...shared, onEvent: metrics.changed },
      onLook: pulse.of('tell'),
    }),
  );
}

/** Puts together what makes alerts of deliveries, pages people, and sends what is to be sent. */
export function createEngine(options: EngineOptions) {
  const { directory, lifecycle, logger, notifiers, stores } = options;
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  const jobs = new WorkJobs({ logger, stop: stop.signal });
  const signals = new AlertSignals(options);
  const parts = {
    jobs,
    pulse: new Pulse(),
    targets: new TargetFinder(options),
    rules: new RulesBook(stores.rules),
    planner: new PagePlanner({
      rules: stores.rules,
      notifiers: { personal: () => notifiers.list('personal') },
      directory,
    }),
    onChanged: (alertIds: string[]) => {
      signals.tell(alertIds);
      jobs.poke('tell');
    },
  };
  const unrouted = addIntake(options, parts);
  addPaging(options, parts);
  const { planner, pulse, rules, targets, onChanged } = parts;
  return {
    ...{ planner, pulse, rules, targets },
    /** There is a message to be sent. */
    onMessages: () => jobs.poke('send'),
    /** Something was kept in a lane. */
    onKept: atMostEach(TAKE_IN_EACH_MS, () => jobs.poke('take-in')),
    /** The catalog is other, or people have decided where alerts belong. */
    onPlaces: () => unrouted.ask(),
    /** Somebody has changed alerts: pages may be due, and others are told. */
    onActed: (alertIds: string[]) => {
      onChanged(alertIds);
      jobs.poke('escalate');
      jobs.poke('send');
    },
    /** One more kind of work; before the start. */
    addWork: (id: string, work: Work) => jobs.add(id, work),
    start: (scheduler: SchedulerService) => jobs.start(scheduler),
  };
}

export type Engine = ReturnType<typeof createEngine>;

import type {
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { VisibleEntities } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { AlertStore } from '../database/AlertStore';
import { DatabaseAlertQueryStore } from '../database/DatabaseAlertQueryStore';
import { DatabaseRouteMemory } from '../database/RouteMemory';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { PagePlanner } from '../paging/PagePlanner';
import type { TargetFinder } from '../targets/TargetFinder';
import type { RulesBook } from '../engine/RulesBook';
import { Admission } from './access/Admission';
import { registerResources } from './access/registerResources';
import { ActRunner } from './ActRunner';
import { AlertActs } from './AlertActs';
import { AlertHands } from './AlertHands';
import { AlertNaming } from './AlertNaming';
import { AlertReader } from './AlertReader';
import { AlertRouting } from './AlertRouting';
import { HandPager } from './HandPager';
import { NextSteps } from './NextSteps';
import { PageDesk, type PagesByHand } from './PageDesk';

/** Puts together what reads alerts and what people do about them. Tells the permission framework of alerts. */
export function createAlerts(options: {
  db: Knex;
  alerts: AlertStore;
  directory: AlertDirectory;
  rules: Pick<RulesBook, 'read'>;
  targets: Pick<TargetFinder, 'find' | 'previewAt' | 'zoneOf'>;
  planner: Pick<PagePlanner, 'prepare'>;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  visibleEntities: VisibleEntities;
  /** Users and groups who may do everything; full references in lower case. */
  admins: readonly string[];
  /** Absent where nobody can page by hand. */
  pages?: PagesByHand;
  titleOfChannel?: (id: string) => string | undefined;
  logger: LoggerService;
  /** Called once somebody has changed alerts. */
  onChanged?: (alertIds: string[]) => void;
  /** Called once somebody has decided where alerts belong. */
  onPlaces?: () => void;
  clock?: () => number;
}) {
  const { db, directory, pages } = options;
  const store = new DatabaseAlertQueryStore(db);
  registerResources({ ...options, store });
  const admission = new Admission({ ...options, store });
  const naming = new AlertNaming(options);
  const nextSteps = new NextSteps({ ...options, naming });
  const reader = new AlertReader({
    ...options,
    ...{ admission, store, naming, nextSteps },
  });
  const runner = new ActRunner({ ...options, admission, store, reader });
  return {
    ...{ admission, reader },
    acts: new AlertActs({ ...options, runner, admission }),
    hands: new AlertHands({
      ...{ ...options, runner, store },
      pager: new HandPager(options),
    }),
    routing: new AlertRouting({
      ...{ ...options, runner, directory },
      memory: new DatabaseRouteMemory(db),
    }),
    desk: pages && new PageDesk({ ...options, admission, pages }),
  };
}

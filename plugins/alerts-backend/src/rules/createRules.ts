import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { Knex } from 'knex';
import type { AlertStore } from '../database/AlertStore';
import { DatabaseAlertQueryStore } from '../database/DatabaseAlertQueryStore';
import { DatabasePersonalRulesStore } from '../database/DatabasePersonalRulesStore';
import { DatabasePolicyStore } from '../database/DatabasePolicyStore';
import { DatabaseRouteStore } from '../database/DatabaseRouteStore';
import { DatabaseSilenceLookStore } from '../database/DatabaseSilenceLookStore';
import { DatabaseSilenceStore } from '../database/DatabaseSilenceStore';
import type { MessageStore } from '../database/MessageStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { NotifierRegistry } from '../notifiers/NotifierRegistry';
import type { AddRoutes } from '../router/createRouter';
import { addPolicyRoutes } from '../router/policyRoutes';
import { addRouteRoutes } from '../router/routeRoutes';
import { addRuleRoutes } from '../router/ruleRoutes';
import { addSilenceRoutes } from '../router/silenceRoutes';
import type { Admission } from '../service/access/Admission';
import { AlertNaming } from '../service/AlertNaming';
import { NextSteps } from '../service/NextSteps';
import type { TargetFinder } from '../targets/TargetFinder';
import { Callers } from './Callers';
import { ChannelList } from './ChannelList';
import type { EscalationPreviews } from './EscalationPreviews';
import { PersonalRulesDesk } from './PersonalRulesDesk';
import { PolicyDesk } from './PolicyDesk';
import { PolicyNames } from './PolicyNames';
import { PolicyReader } from './PolicyReader';
import { RouteDesk } from './RouteDesk';
import { SilenceDesk } from './SilenceDesk';
import { SilenceEffects } from './SilenceEffects';
import { SilencePreviews } from './SilencePreviews';
import { SilenceScan } from './SilenceScan';

interface RulesOptions {
  db: Knex;
  admission: Admission;
  alerts: Pick<AlertStore, 'change'>;
  directory: AlertDirectory;
  messages: Pick<MessageStore, 'add'>;
  notifiers: Pick<NotifierRegistry, 'get' | 'list'>;
  /** Absent where no on-call is installed. */
  onCall?: AlertsOnCallProvider;
  permissions: PermissionsService;
  previews: Pick<EscalationPreviews, 'preview'>;
  targets: Pick<TargetFinder, 'previewAt'>;
  /** Users and groups who may decide for everybody; full references in lower case. */
  admins: readonly string[];
  logger: LoggerService;
  /** Called once alerts have changed. */
  onChanged?: (alertIds: string[]) => void;
  /** Called when there is a message to be sent. */
  onMessages: () => void;
  clock?: () => number;
}

/** Puts together what people decide about alerts: whom they page, when nobody is paged, how each is told, where they belong. */
export function createRules(options: RulesOptions) {
  const { db, notifiers } = options;
  const naming = new AlertNaming({
    ...options,
    titleOfChannel: id => notifiers.get(id)?.title,
  });
  const shared = {
    ...options,
    ...{ naming, callers: new Callers(options) },
    names: new PolicyNames(options),
  };
  const silenceStore = new DatabaseSilenceStore(db);
  const scan = new SilenceScan(silenceStore);
  const policies = new PolicyDesk({
    ...{ ...shared, policies: new DatabasePolicyStore(db) },
    reader: new PolicyReader(shared),
  });
  const silenceEffects = new SilenceEffects({
    ...{ ...shared, silences: silenceStore, scan },
    looks: new DatabaseSilenceLookStore(db),
  });
  const silences = new SilenceDesk({
    ...{ ...shared, silences: silenceStore, scan },
    effects: silenceEffects,
  });
  const silencePreviews = new SilencePreviews({
    ...{ ...shared, scan, store: new DatabaseAlertQueryStore(db) },
    nextSteps: new NextSteps(shared),
  });
  const personalRules = new PersonalRulesDesk({
    ...shared,
    store: new DatabasePersonalRulesStore(db),
  });
  const channels = new ChannelList(shared);
  const routes = new RouteDesk({
    ...shared,
    routes: new DatabaseRouteStore(db),
  });
  const addRoutes: AddRoutes = (router, { httpAuth, audited }) => {
    addPolicyRoutes(router, { policies, httpAuth, audited });
    addSilenceRoutes(router, {
      ...{ silences, previews: silencePreviews, httpAuth, audited },
    });
    addRuleRoutes(router, { channels, personalRules, httpAuth, audited });
    addRouteRoutes(router, { routes, httpAuth, audited });
  };
  return {
    ...{ policies, silences, silencePreviews, channels, personalRules, routes },
    ...{ addRoutes, silenceEffects },
  };
}

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { VisibleEntities } from '@internal/backend-kit';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import {
  alertsRules,
  type AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import type { Knex } from 'knex';
import { migrated, T0 } from '../../database/__testUtils__/alertTables';
import { DatabaseAlertQueryStore } from '../../database/DatabaseAlertQueryStore';
import { DatabaseAlertStore } from '../../database/DatabaseAlertStore';
import { RulesStore } from '../../database/RulesStore';
import { AlertDirectory } from '../../directory/AlertDirectory';
import { PagePlanner } from '../../paging/PagePlanner';
import { TargetFinder } from '../../targets/TargetFinder';
import { RulesBook } from '../../engine/RulesBook';
import { createAlerts } from '../createAlerts';
import type { PagesByHand } from '../PageDesk';

/** Restricted. */
export const VAULT = 'component:default/vault';
export const PLATFORM = 'group:default/platform';
export const MONEY = 'group:default/money';

const ENTITIES = withRelations([
  componentEntity({ name: 'ledger', owner: 'payments' }),
  componentEntity({ name: 'payment-router', owner: 'payments' }),
  componentEntity({ name: 'vault', owner: 'fraud' }),
  componentEntity({ name: 'orphan' }),
  groupEntity({ name: 'money', members: ['dana.roth'] }),
  groupEntity({
    ...{ name: 'payments', title: 'Payments', parent: 'money' },
    members: ['ana.ruiz'],
  }),
  groupEntity({ name: 'fraud', title: 'Fraud', members: ['chen.li'] }),
  groupEntity({ name: 'platform', members: ['admin'] }),
  userEntity({ name: 'ana.ruiz', displayName: 'Ana Ruiz' }),
  userEntity({ name: 'chen.li', displayName: 'Chen Li' }),
  userEntity({ name: 'dana.roth', displayName: 'Dana Roth' }),
  userEntity({ name: 'admin' }),
  userEntity({ name: 'stranger' }),
]);

const userOf = (credentials: object): string => {
  const { principal } = credentials as {
    principal?: { userEntityRef?: string };
  };
  return principal?.userEntityRef ?? 'a backend';
};

/** Decisions of the policy: by the name of the permission, or by that and whose it is. Everything else is allowed. */
export type Policy = Record<string, PolicyDecision>;

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const deny: PolicyDecision = { result: AuthorizeResult.DENY };
/** The catalog is asked what may be seen. */
export const someEntities: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  ...{ pluginId: 'catalog', resourceType: 'catalog-entity' },
  conditions: { rule: 'IS_SEEN', resourceType: 'catalog-entity' },
};

const permissionsBy = (policy: Policy) => {
  const decide = ({ name }: { name: string }, credentials: object) =>
    policy[`${name} ${userOf(credentials)}`] ?? policy[name] ?? allow;
  return mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(({ permission }) => {
        const { result } = decide(permission, options?.credentials ?? {});
        return result === AuthorizeResult.ALLOW
          ? { result }
          : { result: AuthorizeResult.DENY };
      }),
    authorizeConditional: async (requests, options) =>
      requests.map(({ permission }) =>
        decide(permission, options?.credentials ?? {}),
      ),
  });
};

/** `stranger` does not see what is restricted; nobody else is kept from seeing entities, unless the policy says so. */
const canSee = (credentials: object, entity: Entity): boolean =>
  userOf(credentials) !== 'user:default/stranger' ||
  !['vault', 'fraud'].includes(entity.metadata.name);

/** What reads and changes alerts, on a database, as in a portal but for what is about HTTP. */
export async function openAlerts(
  createDatabase: () => Promise<Knex>,
  options: {
    policy?: Policy;
    pages?: PagesByHand;
    /** Absent: there is no on-call. */
    onCall?: AlertsOnCallProvider;
    /** The catalog was not read yet. */
    isStarting?: boolean;
  } = {},
) {
  const db = await migrated(createDatabase);
  const at = { now: T0 };
  const clock = () => at.now;
  const policy = {
    [`${catalogEntityReadPermission.name} user:default/stranger`]: someEntities,
    ...options.policy,
  };
  const permissions = permissionsBy(policy);
  const directory = new AlertDirectory();
  if (!options.isStarting) {
    await directory.upsert(ENTITIES);
    await directory.notePass({ complete: true });
  }
  const logger = mockServices.logger.mock();
  const rules = new RulesStore(db);
  const changed: string[] = [];
  const alerts = createAlerts({
    db,
    ...{ permissions, directory, logger, clock },
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: () => ({
        getRules: () => [],
        getRuleByName: () => Object.assign(alertsRules.isOfTeam),
      }),
    }),
    visibleEntities: VisibleEntities.create({
      permissions,
      catalog: FakeCatalog.create({ entities: ENTITIES, canSee }).service,
    }),
    admins: [PLATFORM],
    alerts: new DatabaseAlertStore(db, clock),
    rules: new RulesBook(rules, clock),
    targets: new TargetFinder({
      ...{ directory, logger, clock, onCall: options.onCall },
    }),
    planner: new PagePlanner({
      rules,
      notifiers: { personal: () => [] },
      directory,
    }),
    pages: options.pages,
    onChanged: ids => changed.push(...ids),
  });
  return {
    ...{ ...alerts, db, at, changed, directory, logger },
    store: new DatabaseAlertQueryStore(db),
    rows: (table: string) => db(table).orderBy('id'),
  };
}

export type AlertWorld = Awaited<ReturnType<typeof openAlerts>>;

export const credentialsOf = (name: string) =>
  mockCredentials.user(`user:default/${name}`);

export * from '../../database/__testUtils__/alertTables';
export { insertDue } from '../../database/operations/insertDue';

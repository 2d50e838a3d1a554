/* An organisation whose services have owners who are on call, and a backend as in a portal that alerts come to. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { userEntity } from '../../../packages/test-kit/src/entities';
import { generateOrganisation } from '../../../packages/test-kit/src/organisation';
import {
  BENCH_ADMINS,
  startBenchBackend,
  type BenchDatabase,
} from '../benchBackend';
import { elsewhere, oncallModuleBenchSource } from '../benchSource';
import { leanCatalog } from '../leanCatalog';
import { isRestricted, isService, memberCatalog } from '../memberCatalog';

const SERVICES = 10_000;
/** More than any bench sends. */
const RATE_PER_MINUTE = 60_000;
const RESTRICTED = { 'callboard.dev/visibility': 'restricted' };

/** One that alerts are about. */
export interface AlertedService {
  entityRef: string;
  name: string;
  /** The team that answers for it. */
  teamRef: string;
}

export function alertedService(entity: Entity): AlertedService[] {
  const owner = entity.relations?.find(
    ({ type, targetRef }) =>
      type === 'ownedBy' && targetRef.startsWith('group:'),
  );
  const { name } = entity.metadata;
  const entityRef = stringifyEntityRef(entity);
  return owner ? [{ entityRef, name, teamRef: owner.targetRef }] : [];
}

const emailOf = ({ spec }: Entity) =>
  (spec?.profile as { email?: string } | undefined)?.email;

/** 10,000 services of 80 teams, all of which have three levels on call. One service in fifty is hidden from the member. */
export function alertsOrganisation() {
  const entities = generateOrganisation({
    ...{ seed: 8, engineers: 900, teams: 80, services: SERVICES },
  }).map((entity, index) => {
    if (entity.kind === 'Group') return elsewhere(entity);
    return isService(entity) && index % 50 === 0
      ? { ...entity, metadata: { ...entity.metadata, labels: RESTRICTED } }
      : entity;
  });
  const admin = userEntity({
    name: 'bench-admin',
    memberOf: [BENCH_ADMINS],
    relations: [{ type: 'memberOf', targetRef: BENCH_ADMINS }],
  });
  const users = entities.filter(({ kind }) => kind === 'User');
  return {
    entities: [...entities, admin],
    admin: stringifyEntityRef(admin),
    member: stringifyEntityRef(users[0]),
    users: users.map(user => stringifyEntityRef(user)),
    emails: users.flatMap(user => emailOf(user) ?? []),
    /** Those that the member sees and a team answers for. */
    services: entities
      .filter(entity => isService(entity) && !isRestricted(entity))
      .flatMap(alertedService),
  };
}

export type AlertsOrganisation = ReturnType<typeof alertsOrganisation>;

/** @param more - features beside those that alerts stand on */
export async function startAlertsBackend(
  { entities, emails, admin, member }: AlertsOrganisation,
  database: BenchDatabase,
  more: BackendFeature[] = [],
) {
  const features = [
    import('@callboard/backstage-plugin-alerts-backend-module-oncall'),
    import('@callboard/backstage-plugin-oncall-backend'),
    import('@backstage/plugin-events-backend'),
    import('@backstage/plugin-notifications-backend'),
    import('@backstage/plugin-signals-backend'),
  ];
  const modules = (await Promise.all(features)).map(({ default: one }) => one);
  return startBenchBackend(
    {
      id: 'alerts',
      feature: import('@callboard/backstage-plugin-alerts-backend'),
      config: {
        alerts: {
          admins: [admin],
          intake: { ratePerMinute: RATE_PER_MINUTE },
        },
      },
      modules: [...modules, oncallModuleBenchSource(emails), ...more],
    },
    leanCatalog(memberCatalog(entities)),
    database,
    member,
  );
}

export type AlertsBackend = Awaited<ReturnType<typeof startAlertsBackend>>;

/** Where on-call of the same backend answers who is on call for entities. */
export const onCallUrl = ({ api }: Pick<AlertsBackend, 'api'>) =>
  api.replace(/alerts$/, 'oncall/on-call/by-refs');

/** Until on-call has read who is on call for a service. */
export async function untilOnCall(
  backend: AlertsBackend,
  { entityRef }: AlertedService,
): Promise<void> {
  for (;;) {
    const response = await fetch(onCallUrl(backend), {
      method: 'POST',
      headers: backend.headers,
      body: JSON.stringify({ entityRefs: [entityRef] }),
    });
    if (response.ok) {
      const { schedules }: { schedules: unknown[] } = await response.json();
      if (schedules.length > 0) return;
    }
    await sleep(200);
  }
}

/** Somebody sends, by a key of their own. */
export async function makeSender(backend: AlertsBackend, admin: string) {
  const { key, secret } = await backend.call<{
    key: { id: string };
    secret: string;
  }>(
    { path: '/keys', body: { title: 'Bench', scope: { kind: 'any' } } },
    await backend.tokenOf(admin),
  );
  return {
    laneId: key.id,
    url: `${backend.api}/intake/alertmanager`,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
    },
  };
}

export type Sender = Awaited<ReturnType<typeof makeSender>>;

/** The second level a minute after the first, for all teams. */
export async function makePolicy(backend: AlertsBackend, admin: string) {
  const step = (level: number, afterMinutes: number) => ({
    targets: [{ kind: 'level', level }],
    afterMinutes,
  });
  await backend.call(
    {
      path: '/policies',
      body: {
        ...{ title: 'Bench', teamRef: 'group:default/company' },
        ...{ isTeamDefault: true, entityRefs: [] },
        rules: {
          steps: [step(1, 0), step(2, 1)],
          ...{ repeat: 0, repeatAfterMinutes: 10 },
        },
      },
    },
    await backend.tokenOf(admin),
  );
}

import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { generateOrganisation } from '../../packages/test-kit/src/organisation';
import { elsewhere } from './benchSource';

const emailOf = (spec: Entity['spec']) =>
  (spec?.profile as { email?: string } | undefined)?.email;

/** Whose members may change every schedule. */
export const ADMIN_GROUP = 'group:default/bench-admins';

/** 10,000 services of 80 teams, of which each fourth has left its schedules to another system. */
export function buildOrganisation() {
  const entities = generateOrganisation({
    seed: 1,
    engineers: 900,
    teams: 80,
    services: 10_000,
  });
  const users = entities.filter(({ kind }) => kind === 'User');
  const admin = users[1];
  const group: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace: 'default', name: 'bench-admins', etag: '1' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: stringifyEntityRef(admin) }],
  };
  const groups = entities.filter(({ kind }) => kind === 'Group');
  const leaving = new Set(groups.filter((_, index) => index % 4 === 3));
  return {
    entities: [
      ...entities.map(each => (leaving.has(each) ? elsewhere(each) : each)),
      group,
    ],
    member: stringifyEntityRef(users[0]),
    admin: stringifyEntityRef(admin),
    groups: groups.filter(each => !leaving.has(each)),
    sourced: stringifyEntityRef(groups[3]),
    emails: users.flatMap(({ spec }) => emailOf(spec) ?? []),
    users,
    services: entities
      .filter(({ kind }) => kind === 'Component')
      .map(stringifyEntityRef),
  };
}

import {
  componentEntity,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';

const TEAMS = 8;
const SERVICES = 40;

/** Who is on call at the first level and the second, and who is only a member. */
const ROLES = ['first', 'second', 'third'] as const;

export const teamOf = (service: number) => service % TEAMS;

/** Full references of all members of a team: by the roles above. */
export const membersOf = (team: number): string[] =>
  ROLES.map(role => `user:default/t${team}-${role}`);

/** Name of a service. */
export const serviceOf = (index: number) => `service-${index % SERVICES}`;

export const teamRefs = Array.from(
  { length: TEAMS },
  (_, team) => `group:default/t${team}`,
);

/** Manages keys and policies. */
export const ADMIN = 'user:default/ines';

export const alertsEntities = () =>
  withRelations([
    userEntity({ name: 'ines' }),
    ...teamRefs.flatMap((_, team) => [
      groupEntity({
        name: `t${team}`,
        members: ROLES.map(role => `t${team}-${role}`),
      }),
      ...ROLES.map(role =>
        userEntity({
          name: `t${team}-${role}`,
          email: `t${team}-${role}@example.com`,
          memberOf: [`t${team}`],
        }),
      ),
    ]),
    ...Array.from({ length: SERVICES }, (_, service) =>
      componentEntity({
        name: `service-${service}`,
        owner: `t${teamOf(service)}`,
      }),
    ),
  ]);

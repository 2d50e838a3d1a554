import { Entity } from '@backstage/catalog-model';
import { groupEntity, userEntity } from '../entities';
import { pick, Random, uniqueNames } from './random';
import {
  departmentNames,
  familyNames,
  givenNames,
  subjects,
  teamNames,
  timeZones,
} from './words';

export interface PeopleOptions {
  engineers: number;
  teams: number;
}

export interface People {
  groups: Entity[];
  /** The groups of the lowest level, which own things. */
  teams: Entity[];
  users: Entity[];
}

const parentOf = (index: number, groups: Entity[]) =>
  groups[index % groups.length].metadata.name;

/** One team in sixteen lives in a namespace of its own, as whole organisations do in real catalogs. */
const teamNamespace = (index: number) =>
  index % 16 === 15 ? 'labs' : undefined;

const belongsTo = (user: Entity, team: string) =>
  (user.spec?.memberOf as string[])[0].endsWith(`/${team}`);

/** A company of four levels (company, departments, areas, teams) and its people. */
export function generatePeople(random: Random, options: PeopleOptions): People {
  const company = groupEntity({ name: 'company', type: 'organization' });
  const areaCount = Math.ceil(options.teams / 5);
  const departments = uniqueNames(
    random,
    Math.ceil(areaCount / 4),
    departmentNames,
    ['department'],
  ).map(name => groupEntity({ name, type: 'department', parent: 'company' }));
  const areas = uniqueNames(random, areaCount, subjects, ['area']).map(
    (name, i) =>
      groupEntity({ name, type: 'area', parent: parentOf(i, departments) }),
  );

  const names = uniqueNames(random, options.teams, teamNames, ['team']);
  const users = generateUsers(random, options.engineers, names);
  const teams = names.map((name, i) =>
    generateTeam(random, {
      name,
      namespace: teamNamespace(i),
      parent: `group:default/${parentOf(i, areas)}`,
      members: users.filter(user => belongsTo(user, name)),
    }),
  );
  return {
    groups: [company, ...departments, ...areas, ...teams],
    teams,
    users,
  };
}

function generateUsers(
  random: Random,
  count: number,
  teamNamesInUse: string[],
): Entity[] {
  // The last of every forty teams has nobody, and the one before it one person, where there are so many.
  const indices = teamNamesInUse.map((_, i) => i);
  const staffed = indices.filter(i => i % 40 !== 39);
  const large = staffed.filter(i => i % 40 !== 38);
  const ref = (i: number) =>
    `group:${teamNamespace(i) ?? 'default'}/${teamNamesInUse[i]}`;

  return uniqueNames(random, count, givenNames, familyNames).map((full, i) => {
    const team = staffed[i] ?? pick(random, large);
    const second = random() < 0.05 ? [ref(pick(random, large))] : [];
    const name = full.toLowerCase();
    return userEntity({
      name,
      displayName: full.replace('-', ' '),
      email: random() < 0.95 ? `${name}@company.example` : undefined,
      memberOf: [ref(team), ...second],
      annotations: {
        'callboard.dev/time-zone': pick(
          random,
          timeZones[team % timeZones.length],
        ),
      },
    });
  });
}

interface TeamOptions {
  name: string;
  namespace: string | undefined;
  parent: string;
  members: Entity[];
}

function generateTeam(random: Random, options: TeamOptions): Entity {
  const { members, ...group } = options;
  const annotations: Record<string, string> = {};
  if (random() < 0.7) {
    annotations['callboard.dev/slack-channel'] = `#${group.name}`;
  }
  if (members.length > 0) {
    const lead = members[0].metadata.name;
    annotations['callboard.dev/lead'] = `user:default/${lead}`;
  }
  return groupEntity({
    ...group,
    email: random() < 0.85 ? `${group.name}@company.example` : undefined,
    annotations,
  });
}

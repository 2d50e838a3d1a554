import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { pick, pickWeighted, Random } from './random';
import { People } from './generatePeople';

/** How often real catalogs use each style for a group of the entity's own namespace. */
const styles = {
  'group:name': 219,
  name: 187,
  'group:namespace/name': 62,
  'namespace/name': 1,
};

/** Names a team the way people do. */
export function ownerReference(random: Random, team: Entity): string {
  const ref = stringifyEntityRef(team);
  const { namespace, name } = team.metadata;
  if (namespace !== 'default') return ref;
  switch (pickWeighted(random, styles)) {
    case 'group:name':
      return `group:${name}`;
    case 'name':
      return name;
    case 'namespace/name':
      return `default/${name}`;
    default:
      return ref;
  }
}

/** The four ways in which an owner is not a team of the catalog. A blank is what "no owner" looks like in a catalog. */
const flawedOwners: ((random: Random, people: People) => string)[] = [
  () => ' ',
  (random, { teams }) => {
    const { name } = pick(random, teams).metadata;
    return random() < 0.5 ? `group:${name}s` : `team-${1 + (name.length % 9)}`;
  },
  (random, { users }) =>
    random() < 0.5
      ? `${pick(random, users).metadata.name}@company.example`
      : 'somebody.else@company.example',
  (random, { users }) =>
    random() < 0.5
      ? `user:${pick(random, users).metadata.name}`
      : 'user:default/long-gone',
];

/** A flawed owner with the probability `share` for each of the four kinds, otherwise `undefined`. */
export function flawedOwner(
  random: Random,
  people: People,
  share: number,
): string | undefined {
  const kind = Math.floor(random() / share);
  return flawedOwners[kind]?.(random, people);
}

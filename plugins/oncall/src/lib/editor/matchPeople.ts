import type { Entity } from '@backstage/catalog-model';
import type {
  NamedRef,
  ScheduleFilePerson,
} from '@callboard/backstage-plugin-oncall-common';
import { asNamed } from '../asNamed';

interface Profile {
  displayName?: string;
  email?: string;
}

const lower = (text: string | undefined) => text?.toLowerCase();

const profileOf = (entity: Entity) => (entity.spec?.profile ?? {}) as Profile;

/** The only one of a list: of several, nobody is chosen. */
const only = <T>(list: T[]): T | undefined =>
  list.length === 1 ? list[0] : undefined;

function matchOf(
  person: ScheduleFilePerson,
  users: readonly Entity[],
): NamedRef | undefined {
  const named = users.map(entity => ({ ...asNamed(entity), entity }));
  const found = person.isRef
    ? named.filter(({ entityRef }) => entityRef === lower(person.key))
    : [];
  const byEmail = named.filter(
    ({ entity }) =>
      person.email !== undefined &&
      lower(profileOf(entity).email) === lower(person.email),
  );
  const byName = named.filter(({ title, entity }) => {
    const { email } = profileOf(entity);
    // The same name with another address is another person.
    const isOther = person.email !== undefined && email !== undefined;
    return lower(title) === lower(person.name) && !isOther;
  });
  const match = only(found) ?? only(byEmail) ?? only(byName);
  return match && { entityRef: match.entityRef, title: match.title };
}

/**
 * Who people of a file are: by their reference, their e-mail address, or their name, as long as only one person has it.
 *
 * @param users - of the catalog, those that may be meant
 * @returns by key; those who were not found are left out
 */
export const matchPeople = (
  people: readonly ScheduleFilePerson[],
  users: readonly Entity[],
): Map<string, NamedRef> =>
  new Map(
    people.flatMap(person => {
      const match = matchOf(person, users);
      return match ? [[person.key, match] as const] : [];
    }),
  );

import { useMemo } from 'react';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from './useListText';

/** Names of the people of a schedule; a reference that it does not know stays as it is written. */
export function usePeopleNames(schedule: Pick<Schedule, 'people'>) {
  const { list } = useListText();
  const { people } = schedule;
  const names = useMemo(
    () => new Map(people.map(({ entityRef, title }) => [entityRef, title])),
    [people],
  );
  const nameOf = (ref: string) => names.get(ref) ?? ref;
  return {
    nameOf,
    namesOf: (refs: readonly string[]) => list(refs.map(nameOf), ''),
  };
}

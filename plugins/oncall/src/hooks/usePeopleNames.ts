import { useMemo } from 'react';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from './useListText';

/** Those who are known by name. */
export interface People {
  people: readonly NamedRef[];
}

/** Names of the people of a schedule; a reference that it does not know stays as it is written. */
export function usePeopleNames({ people }: People) {
  const { list } = useListText();
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

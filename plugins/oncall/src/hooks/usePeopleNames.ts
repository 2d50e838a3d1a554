import { useMemo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from './useListText';
import { oncallTranslationRef } from '../translation';

const NAMED = 5;

/** Those who are known by name. */
export interface People {
  people: readonly NamedRef[];
}

/** Names of the people of a schedule; a reference that it does not know stays as it is written. */
export function usePeopleNames({ people }: People) {
  const { t } = useTexts(oncallTranslationRef);
  const { list } = useListText();
  const names = useMemo(
    () => new Map(people.map(({ entityRef, title }) => [entityRef, title])),
    [people],
  );
  const nameOf = (ref: string) => names.get(ref) ?? ref;
  return {
    nameOf,
    namesOf: (refs: readonly string[]) => list(refs.map(nameOf), ''),
    /** The first of many, and how many more there are. */
    someNamesOf: (refs: readonly string[]) =>
      refs.length > NAMED
        ? t('editor.and', {
            list: refs.slice(0, NAMED).map(nameOf).join(', '),
            last: t('list.more', { count: refs.length - NAMED }),
          })
        : list(refs.map(nameOf), ''),
  };
}

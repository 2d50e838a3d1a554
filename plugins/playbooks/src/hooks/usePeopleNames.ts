import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useTexts } from '@internal/frontend-kit';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { playbooksTranslationRef } from '../translation';
import { useMe } from './useMe';

/** The name part of a reference: what is known before the catalog answers, and of who is hidden. */
function shortName(ref: string): string {
  try {
    return parseEntityRef(ref, { defaultKind: 'user' }).name;
  } catch {
    return ref;
  }
}

/** Names of people as the catalog shows them; the reader is "you". */
export function usePeopleNames(
  refs: readonly string[],
): (ref: string) => string {
  const { t } = useTexts(playbooksTranslationRef);
  const presentation = useApiHolder().get(entityPresentationApiRef);
  const me = useMe();
  const wanted = useMemo(() => [...new Set(refs)].sort(), [refs]);
  const { data } = useQuery({
    queryKey: ['names', wanted],
    queryFn: async () =>
      new Map(
        await Promise.all(
          wanted.map(async ref => {
            const shown = await presentation?.forEntity(ref).promise;
            return [ref, shown?.primaryTitle ?? shortName(ref)] as const;
          }),
        ),
      ),
    staleTime: 5 * 60_000,
  });
  return ref => (ref === me ? t('runs.you') : data?.get(ref) ?? shortName(ref));
}

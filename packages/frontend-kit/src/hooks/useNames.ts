import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  type EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';

/** The name part of a reference: what is known before the catalog answers, and of who is hidden. */
function shortName(ref: string): string {
  try {
    return parseEntityRef(ref, { defaultKind: 'group' }).name;
  } catch {
    return ref;
  }
}

/** The name that the catalog shows; undefined of what is no reference. */
async function titleOf(ref: string, presentation?: EntityPresentationApi) {
  try {
    return (await presentation?.forEntity(ref).promise)?.primaryTitle;
  } catch {
    return undefined;
  }
}

/** Names of groups and people as the catalog shows them. */
export function useNames(refs: readonly string[]): (ref: string) => string {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  const key = [...new Set(refs)].sort().join(' ');
  const wanted = useMemo(() => key.split(' ').filter(Boolean), [key]);
  const { data } = useQuery({
    queryKey: ['names', wanted],
    queryFn: async () =>
      new Map(
        await Promise.all(
          wanted.map(async ref => {
            const title = await titleOf(ref, presentation);
            return [ref, title ?? shortName(ref)] as const;
          }),
        ),
      ),
    staleTime: 5 * 60_000,
  });
  return ref => data?.get(ref) ?? shortName(ref);
}

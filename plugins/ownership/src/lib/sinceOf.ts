import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';

/** When the oldest finding was first seen, by which lists are sorted; absent when there is none, or that is not known. */
export function sinceOf({
  findings,
}: Pick<OwnershipRow, 'findings'>): string | undefined {
  return findings
    .flatMap(({ since }) => since ?? [])
    .sort()
    .at(0);
}

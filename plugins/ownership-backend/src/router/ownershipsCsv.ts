import { toCsv } from '@internal/backend-kit';
import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';

const columns: [string, (row: OwnershipRow) => string | number | undefined][] =
  [
    ['entity', row => row.entityRef],
    ['title', row => row.title],
    ['kind', row => row.kind],
    ['state', row => row.state],
    ['owner', row => row.owner?.entityRef],
    ['written owner', row => row.writtenOwner],
    ['inherited from', row => row.inheritedFrom?.entityRef],
    ['part of', row => row.partOf?.entityRef],
    ['people', row => row.peopleCount],
    ['channels', row => row.channels.map(({ label }) => label).join(' ')],
    ['trust', row => row.trust?.level],
    ['confirmed at', row => row.trust?.confirmedAt],
    ['due at', row => row.trust?.dueAt],
    ['findings', row => row.findings.map(({ code }) => code).join(' ')],
    // The oldest, by which the list is sorted.
    [
      'since',
      row =>
        row.findings
          .flatMap(({ since }) => since ?? [])
          .sort()
          .at(0),
    ],
    ['tier', row => row.tier?.value],
    ['lifecycle', row => row.lifecycle],
    ['transfer', row => row.transfer?.status],
    ['transfer to', row => row.transfer?.to.entityRef],
  ];

/** The list as CSV, with a line of headings. */
export function ownershipsCsv(rows: OwnershipRow[]): Promise<string> {
  return toCsv(
    columns.map(([heading]) => heading),
    rows.map(row => columns.map(([, read]) => read(row))),
  );
}

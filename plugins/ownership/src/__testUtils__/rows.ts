import type {
  OwnershipPage,
  OwnershipRow,
} from '@callboard/backstage-plugin-ownership-common';
import { owners, ownedBy } from './owners';

type Owner = ReturnType<typeof ownedBy>;

/** An entity as it stands in a list. */
export function rowOf(
  ownership: Owner,
  difference: Partial<OwnershipRow> = {},
): OwnershipRow {
  const { people, ancestors, roles, channels, ...rest } = ownership;
  return {
    ...rest,
    kind: 'component',
    channels: channels.slice(0, 2),
    channelCount: channels.length,
    ...difference,
  };
}

/** One page with these rows and no other. */
export function pageOf(
  items: OwnershipRow[],
  difference: Partial<OwnershipPage> = {},
): OwnershipPage {
  return {
    items,
    pageInfo: {},
    totalItems: items.length,
    facets: [
      {
        field: 'tier',
        values: [
          { value: '1', count: 3 },
          { value: 'none', count: 0 },
        ],
      },
      { field: 'finding', values: [{ value: 'missing', count: 1 }] },
      { field: 'trust', values: [{ value: 'fresh', count: 2 }] },
      { field: 'lifecycle', values: [{ value: 'beta', count: 2 }] },
      { field: 'kind', values: [{ value: 'component', count: 3 }] },
    ],
    asOf: new Date().toISOString(),
    ...difference,
  };
}

/** One row for each state of an owner. */
export const rows = {
  missing: rowOf(owners.missing),
  notInCatalog: rowOf(owners.notInCatalog),
  noChannel: rowOf(owners.noChannel),
  stale: rowOf(owners.stale),
  owned: rowOf(owners.owned, {
    partOf: { entityRef: 'system:default/payments', title: 'payments' },
  }),
  waiting: rowOf(owners.email, {
    transfer: {
      id: 't1',
      status: 'proposed',
      to: { entityRef: 'group:default/ledger', title: 'Ledger' },
      proposedAt: new Date().toISOString(),
    },
  }),
};

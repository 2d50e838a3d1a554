import type { ListOwnershipsRequest } from '@callboard/backstage-plugin-ownership-common';
import { coverageOfLead } from '../src/__testUtils__/coverage';
import { FakeOwnershipApi } from '../src/__testUtils__/FakeOwnershipApi';
import { pageOf, rows } from '../src/__testUtils__/rows';
import { acceptedTransfer, transferOf } from '../src/__testUtils__/transfers';

const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };

/** A small company for the page: its lists, who might own what, and requests of both kinds. */
export class SampleApi extends FakeOwnershipApi {
  coverage = coverageOfLead;
  transfers = [
    transferOf({ allowed: ['accept', 'decline'] }),
    acceptedTransfer({
      id: 't2',
      entity: { entityRef: rows.stale.entityRef, title: rows.stale.title },
      allowed: ['decline'],
    }),
  ];
  suggestions = [
    {
      entityRef: rows.missing.entityRef,
      suggestions: [
        {
          owner: ledger,
          strength: 'strong' as const,
          evidence: transferOf().evidence,
        },
      ],
    },
  ];

  async listOwnerships(request: ListOwnershipsRequest) {
    const all = Object.values(rows);
    this.page = pageOf(
      request.orphan ? all.filter(({ owner }) => !owner) : all,
    );
    return super.listOwnerships(request);
  }
}

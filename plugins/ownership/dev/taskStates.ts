import type {
  Ownership,
  Transfer,
} from '@callboard/backstage-plugin-ownership-common';
import { changeLines, historyOf } from '../src/__testUtils__/changes';
import { FakeOwnershipApi } from '../src/__testUtils__/FakeOwnershipApi';
import { confirmedAgo, ownedBy } from '../src/__testUtils__/owners';
import { pageOf, rowOf } from '../src/__testUtils__/rows';
import { teamNamed } from '../src/__testUtils__/teams';
import { acceptedTransfer, transferOf } from '../src/__testUtils__/transfers';

/** An entity with a backend that knows no other. */
function entity(
  name: string,
  difference: Partial<Ownership>,
  transfer?: Transfer,
) {
  const item = ownedBy(name, difference);
  const { entityRef, title } = item;
  const api = new FakeOwnershipApi({ owners: [item] });
  api.transfers = transfer
    ? [{ ...transfer, entity: { entityRef, title } }]
    : [];
  api.changes = historyOf(changeLines.map(([, change]) => change));
  return { entityRef, api };
}

/** An entity that waits for a transfer. */
function moving(name: string, transfer: Transfer) {
  const { id, to, proposedAt } = transfer;
  const status = transfer.status === 'accepted' ? 'accepted' : 'proposed';
  return entity(name, { transfer: { id, status, to, proposedAt } }, transfer);
}

/** Owners that are handed over, and one with roles beside the owner that the reader may set. */
export const ownerTasks = {
  asked: moving(
    'task-asked',
    transferOf({ id: 'task-asked', allowed: ['accept', 'decline'] }),
  ),
  proposed: moving(
    'task-proposed',
    transferOf({ id: 'task-proposed', allowed: ['withdraw'] }),
  ),
  accepted: moving('task-accepted', acceptedTransfer({ id: 'task-accepted' })),
  roles: entity('task-roles', {
    trust: confirmedAgo(10, 'fresh', true),
    roles: [
      { role: 'support-channel', value: '#pay-help', source: 'annotation' },
      {
        role: 'security-contact',
        value: 'user:eve.sato',
        entity: { entityRef: 'user:default/eve.sato', title: 'Eve Sato' },
        source: 'set',
      },
    ],
  }),
};

/** A team with owners to confirm and a request to answer. */
export const teamTask = (() => {
  const team = teamNamed('Settlement', { toConfirm: 2, requestCount: 1 });
  const { entityRef, title } = team;
  const api = new FakeOwnershipApi({ teams: [team] });
  api.page = pageOf(
    ['payout-batch', 'fx-rates'].map(name =>
      rowOf(ownedBy(name, { owner: { entityRef, title, kind: 'group' } })),
    ),
  );
  return { entityRef, api };
})();

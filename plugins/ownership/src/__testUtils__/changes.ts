import type {
  OwnershipChange,
  OwnershipChangeKind,
  OwnershipChangePage,
} from '@callboard/backstage-plugin-ownership-common';
import { minutesAgo } from './transfers';

const ana = { entityRef: 'user:default/ana.ruiz', title: 'Ana Ruiz' };
const core = {
  entityRef: 'group:default/payments-core',
  title: 'Payments Core',
};
const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };

type Sample = [Omit<OwnershipChange, 'id' | 'change' | 'happenedAt'>, string];

const samples: Record<OwnershipChangeKind, Sample> = {
  'first-seen': [{ to: core }, 'First seen, owned by Payments Core'],
  'owner-changed': [
    { owner: core, to: ledger },
    'New owner: Ledger, after Payments Core',
  ],
  confirmed: [
    { actor: ana, owner: core },
    'Ana Ruiz Payments Core confirmed as the owner',
  ],
  'confirmation-undone': [
    { actor: ana, owner: core },
    'Ana Ruiz Confirmation of Payments Core taken back',
  ],
  'transfer-proposed': [
    { actor: ana, to: ledger, text: 'They book it.', transferId: 't1' },
    'Ana Ruiz Ledger proposed as the owner They book it. Show the proposal',
  ],
  'transfer-accepted': [
    { actor: ana, to: ledger },
    'Ana Ruiz Accepted for Ledger',
  ],
  'transfer-completed': [
    { to: ledger },
    'The descriptor names Ledger: handed over',
  ],
  'transfer-declined': [
    { actor: ana, to: ledger, text: 'Not ours.' },
    'Ana Ruiz Declined for Ledger Not ours.',
  ],
  'transfer-withdrawn': [
    { actor: ana, to: ledger },
    'Ana Ruiz Proposal of Ledger withdrawn',
  ],
  'transfer-expired': [{ to: ledger }, 'Proposal of Ledger ran out of time'],
  'transfer-superseded': [
    { to: ledger },
    'Proposal of Ledger overtaken by another owner',
  ],
  'transfer-entity-gone': [
    { to: ledger },
    'Proposal of Ledger ended: the entity left the catalog',
  ],
  'transfer-team-gone': [
    { to: ledger },
    'Proposal of Ledger ended: the team left the catalog',
  ],
  'transfer-reopened': [
    { actor: ana, to: ledger },
    'Ana Ruiz Decision about Ledger taken back',
  ],
  'role-set': [
    { actor: ana, role: 'support-channel', text: '#pay-help' },
    'Ana Ruiz Support: #pay-help',
  ],
  'role-removed': [
    { actor: ana, role: 'tech-lead' },
    'Ana Ruiz Tech lead: back to what the descriptor says',
  ],
  renamed: [
    { text: 'component:default/router' },
    'Moved here from another name component:default/router',
  ],
};

/** One change of each kind, as far as the reader sees all who took part. */
export function changeOf(change: OwnershipChangeKind): OwnershipChange {
  const [difference] = samples[change];
  return { id: change, change, happenedAt: minutesAgo(40), ...difference };
}

/** Each change with the line that it makes. */
export const changeLines = Object.entries(samples).map(
  ([change, [, line]]) =>
    [line, changeOf(change as OwnershipChangeKind)] as const,
);

/** A page of a history. */
export const historyOf = (
  items: OwnershipChange[],
  nextCursor?: string,
): OwnershipChangePage => ({
  items,
  pageInfo: { ...(nextCursor && { nextCursor }) },
  totalItems: items.length,
});

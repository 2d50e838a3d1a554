import type {
  Ownership,
  Transfer,
} from '@callboard/backstage-plugin-ownership-common';
import { ownedBy } from './owners';

/** An instant some minutes ago. */
export const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

/** Ana Ruiz has proposed Ledger for the entity of `ownedBy('payment-router')`; what differs is given. */
export function transferOf(difference: Partial<Transfer> = {}): Transfer {
  return {
    id: 't1',
    entity: {
      entityRef: 'component:default/payment-router',
      title: 'payment-router',
    },
    status: 'proposed',
    writtenOwner: 'payments-core',
    from: { entityRef: 'group:default/payments-core', title: 'Payments Core' },
    to: { entityRef: 'group:default/ledger', title: 'Ledger' },
    reason: 'Ledger books every payment that it routes.',
    evidence: [
      {
        kind: 'codeowners',
        params: { line: '1', owner: '@acme/ledger' },
        text: 'CODEOWNERS line 1: @acme/ledger',
        href: 'https://git.example.com/acme/payment-router/CODEOWNERS',
      },
    ],
    proposedBy: { entityRef: 'user:default/ana.ruiz', title: 'Ana Ruiz' },
    proposedAt: minutesAgo(40),
    expiresAt: minutesAgo(-14 * 24 * 60),
    allowed: [],
    ...difference,
  };
}

/** Ledger has accepted, and the descriptor still names the old owner. */
export const acceptedTransfer = (difference: Partial<Transfer> = {}) =>
  transferOf({
    status: 'accepted',
    decidedBy: { entityRef: 'user:default/eve.sato', title: 'Eve Sato' },
    decidedAt: minutesAgo(5),
    ...difference,
  });

/** The entity of a transfer, which it waits for when it is open. */
export function ownershipIn(
  transfer: Transfer | undefined,
  difference: Partial<Ownership> = {},
): Ownership {
  const { id, status, to, proposedAt } = transfer ?? {};
  const isOpen = status === 'proposed' || status === 'accepted';
  return ownedBy('payment-router', {
    ...(isOpen && {
      transfer: { id: id!, status, to: to!, proposedAt: proposedAt! },
    }),
    ...difference,
  });
}

import type { KeptTransfer } from '../database/TransferStore';

export const noor = 'user:default/noor-haddad';
export const tomas = 'user:default/tomas-lindqvist';
export const ledger = 'group:default/ledger';
export const fraud = 'group:default/fraud';
export const proposedAt = new Date('2026-11-24T10:00:00Z');

/** Noor proposes that Ledger takes over a service of Fraud. */
export function keptTransfer(given: Partial<KeptTransfer> = {}): KeptTransfer {
  return {
    id: 'transfer-1',
    entityRef: 'component:default/rates',
    status: 'proposed',
    fromRef: fraud,
    toRef: ledger,
    reason: 'They fix it anyway',
    evidence: [],
    proposedBy: noor,
    proposedAt,
    expiresAt: new Date('2026-12-08T10:00:00Z'),
    ...given,
  };
}

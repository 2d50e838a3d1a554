import type { KeptConfirmation } from '../ConfirmationStore';
import type { KeptFinding } from '../FindingStore';
import type { KeptRole } from '../RoleStore';
import type { KeptTransfer } from '../TransferStore';
import type {
  BigInteger,
  ConfirmationRow,
  FindingRow,
  RoleRow,
  TransferRow,
} from './rows';

const at = (instant: BigInteger) => new Date(Number(instant));

const maybe = (instant: BigInteger | null) =>
  instant === null ? undefined : at(instant);

export function toKeptConfirmation(row: ConfirmationRow): KeptConfirmation {
  return {
    entityRef: row.entity_ref,
    ownerRef: row.owner_ref,
    confirmedAt: at(row.confirmed_at),
    confirmedBy: row.confirmed_by,
  };
}

export function toKeptTransfer(row: TransferRow): KeptTransfer {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    status: row.status,
    writtenOwner: row.written_owner ?? undefined,
    fromRef: row.from_ref ?? undefined,
    toRef: row.to_ref,
    reason: row.reason,
    evidence: JSON.parse(row.evidence_json),
    proposedBy: row.proposed_by,
    proposedAt: at(row.proposed_at),
    expiresAt: at(row.expires_at),
    decidedBy: row.decided_by ?? undefined,
    decidedAt: maybe(row.decided_at),
    note: row.note ?? undefined,
    closedAt: maybe(row.closed_at),
  };
}

export function toKeptRole(row: RoleRow): KeptRole {
  return {
    entityRef: row.entity_ref,
    role: row.role as KeptRole['role'],
    value: row.value,
    setBy: row.set_by,
    setAt: at(row.set_at),
  };
}

export function toKeptFinding(row: FindingRow): KeptFinding {
  return {
    entityRef: row.entity_ref,
    code: row.code,
    foundAt: at(row.found_at),
  };
}

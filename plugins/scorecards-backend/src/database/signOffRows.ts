import { compact, numberOf, type Big } from './columns';
import type { SignOffRecord } from './SignOffStore';

/** A row of the table `sign_offs`. */
export interface SignOffRow {
  id: string;
  entity_ref: string;
  fact: string;
  value_json: string;
  evidence_url: string | null;
  note: string | null;
  signed_by: string;
  signed_at: Big;
  until: Big;
  ended_at: Big | null;
  revoked_by: string | null;
  revoked_at: Big | null;
}

/** The columns of one that counts. */
export const COUNTS = { ended_at: null, revoked_at: null };

export const toSignOff = (row: SignOffRow): SignOffRecord =>
  compact({
    id: row.id,
    entityRef: row.entity_ref,
    fact: row.fact,
    value: JSON.parse(row.value_json),
    evidenceUrl: row.evidence_url ?? undefined,
    note: row.note ?? undefined,
    signedBy: row.signed_by,
    signedAt: Number(row.signed_at),
    until: Number(row.until),
    endedAt: numberOf(row.ended_at),
    revokedBy: row.revoked_by ?? undefined,
    revokedAt: numberOf(row.revoked_at),
  });

import { compact, numberOf, type Big } from './columns';
import type {
  ExemptionRecord,
  ExemptionState,
  ExemptionSubject,
} from './ExemptionStore';

/** A row of the table `exemptions`. */
export interface ExemptionRow {
  id: string;
  entity_ref: string;
  check_number: number | null;
  scorecard_number: number | null;
  open_key: string | null;
  reason: string;
  ticket: string | null;
  requested_by: string;
  requested_at: Big;
  until: Big;
  state: ExemptionState;
  decided_by: string | null;
  decided_at: Big | null;
  decision_note: string | null;
  ended_at: Big | null;
  ended_by: string | null;
  seq: Big;
}

const subjectOf = (row: ExemptionRow): ExemptionSubject =>
  row.check_number === null
    ? { scorecardNumber: row.scorecard_number! }
    : { checkNumber: row.check_number };

export const toExemption = (row: ExemptionRow): ExemptionRecord =>
  compact({
    ...subjectOf(row),
    id: row.id,
    entityRef: row.entity_ref,
    reason: row.reason,
    ticket: row.ticket ?? undefined,
    requestedBy: row.requested_by,
    requestedAt: Number(row.requested_at),
    until: Number(row.until),
    state: row.state,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: numberOf(row.decided_at),
    decisionNote: row.decision_note ?? undefined,
    endedAt: numberOf(row.ended_at),
    endedBy: row.ended_by ?? undefined,
    seq: Number(row.seq),
  });

/** What at most one exemption has that is requested or approved. */
export const openKeyOf = (
  entityRef: string,
  row: Pick<ExemptionRow, 'check_number' | 'scorecard_number'>,
) =>
  row.check_number === null
    ? `${entityRef}#scorecard:${row.scorecard_number}`
    : `${entityRef}#check:${row.check_number}`;

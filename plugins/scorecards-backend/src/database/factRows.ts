import { idOf, type Big } from './columns';
import type { FactChangeRecord, FactsRecord } from './FactStore';
import { parseFacts } from './storedFacts';

/** A row of the table `facts`. */
export interface FactsRow {
  entity_ref: string;
  provider_id: string;
  facts_json: string;
  observed_at: Big;
  run_id: Big | null;
  held_run_id: Big | null;
  seq: Big;
}

/** A row of the table `fact_changes`. */
export interface FactChangeRow {
  id: Big;
  entity_ref: string;
  fact: string;
  from_json: string;
  to_json: string;
  changed_at: Big;
  run_id: Big | null;
  seq: Big;
}

export const toFacts = (row: FactsRow): FactsRecord => ({
  entityRef: row.entity_ref,
  providerId: row.provider_id,
  facts: parseFacts(row.facts_json),
  observedAt: Number(row.observed_at),
  runId: idOf(row.run_id),
  heldRunId: idOf(row.held_run_id),
  seq: Number(row.seq),
});

export const toFactChange = (row: FactChangeRow): FactChangeRecord => ({
  id: String(row.id),
  entityRef: row.entity_ref,
  fact: row.fact,
  from: JSON.parse(row.from_json),
  to: JSON.parse(row.to_json),
  changedAt: Number(row.changed_at),
  runId: idOf(row.run_id),
});

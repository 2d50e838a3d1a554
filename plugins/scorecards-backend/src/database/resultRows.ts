import { compact, numberOf, type Big } from './columns';
import type {
  CheckChange,
  Kept,
  LevelChange,
  ResultChange,
  ResultRecord,
} from './ResultStore';

/** A row of the table `results`. */
export interface ResultRow {
  entity_ref: string;
  revision: Big;
  facts_seq: Big;
  rules_seq: Big;
  packed_json: string;
  seq: Big;
}

interface ChangeRow {
  id: Big;
  entity_ref: string;
  from_since: Big | null;
  changed_at: Big;
  cause_json: string;
  seq: Big;
}

/** A row of the table `result_changes`. */
export interface ResultChangeRow extends ChangeRow {
  check_number: number;
  from_state: number | null;
  to_state: number | null;
}

/** What of a row tells how a check went. */
export const CHECK_CHANGE = [
  'id',
  'entity_ref',
  'from_state',
  'to_state',
  'from_since',
  'changed_at',
] as const;

export type CheckChangeRow = Pick<
  ResultChangeRow,
  (typeof CHECK_CHANGE)[number]
>;

/** A row of the table `level_changes`. */
export interface LevelChangeRow extends ChangeRow {
  scorecard_number: number;
  version: number;
  from_level: string | null;
  to_level: string | null;
}

export const toResult = (row: ResultRow): ResultRecord => ({
  entityRef: row.entity_ref,
  revision: Number(row.revision),
  factsSeq: Number(row.facts_seq),
  rulesSeq: Number(row.rules_seq),
  packed: JSON.parse(row.packed_json),
  seq: Number(row.seq),
});

const changeOf = (row: ChangeRow) => ({
  id: String(row.id),
  entityRef: row.entity_ref,
  fromSince: numberOf(row.from_since),
  changedAt: Number(row.changed_at),
  cause: JSON.parse(row.cause_json),
  seq: Number(row.seq),
});

export const toResultChange = (row: ResultChangeRow): Kept<ResultChange> =>
  compact({
    ...changeOf(row),
    checkNumber: row.check_number,
    from: row.from_state ?? undefined,
    to: row.to_state ?? undefined,
  });

/** Without loops over its fields: it is one of many thousands. */
export const toCheckChange = (row: CheckChangeRow): CheckChange => ({
  id: String(row.id),
  entityRef: row.entity_ref,
  from: row.from_state ?? undefined,
  to: row.to_state ?? undefined,
  fromSince: numberOf(row.from_since),
  changedAt: Number(row.changed_at),
});

export const toLevelChange = (row: LevelChangeRow): Kept<LevelChange> =>
  compact({
    ...changeOf(row),
    scorecardNumber: row.scorecard_number,
    version: row.version,
    from: row.from_level ?? undefined,
    to: row.to_level ?? undefined,
  });

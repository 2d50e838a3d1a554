import type { TestVerdict } from '@callboard/backstage-plugin-build-health-common';
import type { QuarantineRecord, TestRecord } from './TestStore';

/** PostgreSQL gives bigint as text. */
type Big = number | string;

export interface QuarantineRow {
  owner_ref: string;
  reason: string;
  created_by: string;
  created_at: Big;
  expires_at: Big;
}

/** A test beside its pipeline and its quarantine, whose columns are null where there is none. */
export interface TestRow
  extends Record<
    keyof QuarantineRow,
    QuarantineRow[keyof QuarantineRow] | null
  > {
  id: Big;
  pipeline_id: number;
  pipeline_name: string;
  suite_path: string;
  class_name: string | null;
  name: string;
  file: string | null;
  first_seen_at: Big;
  last_seen_at: Big;
  verdict: TestVerdict | null;
  rate: number | null;
  rate_low: number | null;
  rate_high: number | null;
  n: number | null;
  failures: number | null;
  same_commit_passed: number | null;
  same_commit_of: number | null;
  broken_since: Big | null;
  last_failure_at: Big | null;
}

const momentOf = (at: Big | null) => (at === null ? undefined : Number(at));

export const toQuarantine = (row: QuarantineRow): QuarantineRecord => ({
  ownerRef: row.owner_ref,
  reason: row.reason,
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  expiresAt: Number(row.expires_at),
});

const hasQuarantine = (row: TestRow): row is TestRow & QuarantineRow =>
  row.expires_at !== null;

/** Of a test that was never looked at anything is possible. */
export const toTest = (row: TestRow): TestRecord => ({
  id: Number(row.id),
  pipelineId: row.pipeline_id,
  pipelineName: row.pipeline_name,
  suitePath: JSON.parse(row.suite_path),
  className: row.class_name ?? undefined,
  name: row.name,
  file: row.file ?? undefined,
  verdict: row.verdict ?? undefined,
  rate: row.rate ?? 0,
  interval: { low: row.rate_low ?? 0, high: row.rate_high ?? 1 },
  n: row.n ?? 0,
  failures: row.failures ?? 0,
  sameCommit: {
    passedAgain: row.same_commit_passed ?? 0,
    of: row.same_commit_of ?? 0,
  },
  brokenSince: momentOf(row.broken_since),
  firstSeenAt: Number(row.first_seen_at),
  lastSeenAt: Number(row.last_seen_at),
  lastFailureAt: momentOf(row.last_failure_at),
  quarantine: hasQuarantine(row) ? toQuarantine(row) : undefined,
});

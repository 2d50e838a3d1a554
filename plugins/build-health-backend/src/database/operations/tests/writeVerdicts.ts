import type { Knex } from 'knex';
import { jsonRows } from '@internal/backend-kit';
import type { NewVerdict } from '../../TestVerdictStore';
import { extremesOf } from '../extremesOf';

/** Verdicts of a statement. */
const ROWS = 1_000;

const COLUMNS = {
  test_id: 'bigint',
  new_verdict: 'text',
  flaky: 'boolean',
  new_rate: 'double precision',
  low: 'double precision',
  high: 'double precision',
  trials: 'integer',
  failed: 'integer',
  passed_again: 'integer',
  tried_again: 'integer',
  broken: 'bigint',
  failed_at: 'bigint',
  seen_at: 'bigint',
} as const;

const rowOf = ({ testId, health, lastFailureAt, lastSeenAt }: NewVerdict) => [
  testId,
  health.verdict,
  health.isFlaky,
  health.rate,
  health.interval.low,
  health.interval.high,
  health.n,
  health.failures,
  health.sameCommit.passedAgain,
  health.sameCommit.of,
  health.brokenSince ?? null,
  lastFailureAt ?? null,
  lastSeenAt ?? 0,
];

/**
 * Keeps verdicts. The last failure stays known when it is too old to count.
 *
 * @returns ids of tests that are called something else now
 */
export async function writeVerdicts(
  tx: Knex.Transaction,
  verdicts: readonly NewVerdict[],
): Promise<number[]> {
  const { greatest } = extremesOf(tx);
  const changed: number[] = [];
  for (let from = 0; from < verdicts.length; from += ROWS) {
    const rows = verdicts.slice(from, from + ROWS).map(rowOf);
    const judged = jsonRows(tx, JSON.stringify(rows), COLUMNS);
    const others: { id: number | string }[] = await tx('tests')
      .join(tx.raw('? as judged', [judged]), 'tests.id', 'judged.test_id')
      .whereRaw(`coalesce(verdict, '') <> new_verdict`)
      .select('tests.id');
    changed.push(...others.map(({ id }) => Number(id)));
    await tx.raw(
      `update tests set
         verdict = new_verdict,
         is_flaky = flaky,
         rate = new_rate,
         rate_low = low,
         rate_high = high,
         n = trials,
         failures = failed,
         same_commit_passed = passed_again,
         same_commit_of = tried_again,
         broken_since = broken,
         last_failure_at = coalesce(failed_at, last_failure_at),
         last_seen_at = ${greatest}(last_seen_at, seen_at)
       from ? as judged
       where tests.id = judged.test_id`,
      [judged],
    );
  }
  return changed;
}

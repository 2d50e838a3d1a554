import type {
  BuildOutcome,
  BuildPart,
  LeftOutReason,
} from '@callboard/backstage-plugin-build-health-common';
import type { Knex } from 'knex';
import { RED_OUTCOMES } from '../rollup/redOutcomes';

/** As `countsForHealth` says of each. */
export const COUNTED_OUTCOMES: readonly BuildOutcome[] = [
  'success',
  ...RED_OUTCOMES,
];

/** Rows that are read along one index. */
export interface Branch {
  /** The moment that they are listed by. */
  at: 'finished_at' | 'ordered_at';
  narrow: (query: Knex.QueryBuilder) => void;
}

const counted = COUNTED_OUTCOMES.map(one => `'${one}'`).join(', ');

/** Another finished attempt of the same build on trunk. Written so that SQLite takes the index of attempts. */
const other = (which: string) => `exists (
  select 1 from builds as other
  where other.pipeline_id = builds.pipeline_id
    and other.external_id = builds.external_id
    and coalesce(other.is_trunk, false)
    and other.finished_at is not null
    and ${which})`;

/** What counts is the latest attempt that says something of the code, as in the roll-up of days. */
const LATER_COUNTS = other(
  `other.attempt > builds.attempt and other.outcome in (${counted})`,
);
const ANOTHER_DECIDES = other(
  `(other.attempt > builds.attempt or other.outcome in (${counted}))`,
);

const HAS_DURATION =
  'builds.started_at is not null and builds.finished_at >= builds.started_at';

/** Why an attempt that is left out is; null for one that counts. */
export const REASON = `case
  when builds.is_trunk is null then 'unknown-branch'
  when not builds.is_trunk then case
    when coalesce(builds.is_fork, false) then 'fork'
    when builds.pull_request is not null or builds.trigger = 'pull-request' then 'pull-request'
    else 'other-branch' end
  when builds.finished_at is null then case
    when builds.state = 'finished' then 'unknown-end' else 'unfinished' end
  when builds.outcome is null then 'unknown-end'
  when builds.outcome in (${counted}) then case
    when ${LATER_COUNTS} then 'repeated' end
  when ${ANOTHER_DECIDES} then 'repeated'
  else builds.outcome end`;

export type Reason = LeftOutReason | null;

const onTrunk = (narrow: (query: Knex.QueryBuilder) => void): Branch => ({
  at: 'finished_at',
  narrow: query => narrow(query.where('builds.is_trunk', true)),
});

const passed = (query: Knex.QueryBuilder) =>
  query.where('builds.outcome', 'success');

/** What finished on trunk is found by its finish, and all else by the first moment that is known of it. */
export const BRANCHES: Record<BuildPart, readonly Branch[]> = {
  counted: [
    onTrunk(query =>
      query
        .whereIn('builds.outcome', COUNTED_OUTCOMES)
        .whereRaw(`not ${LATER_COUNTS}`),
    ),
  ],
  failed: [
    onTrunk(query =>
      query
        .whereIn('builds.outcome', [...RED_OUTCOMES])
        .whereRaw(`not ${LATER_COUNTS}`),
    ),
  ],
  'left-out': [
    onTrunk(query =>
      query.where(one =>
        one
          .whereNull('builds.outcome')
          .orWhereNotIn('builds.outcome', COUNTED_OUTCOMES)
          .orWhereRaw(LATER_COUNTS),
      ),
    ),
    {
      at: 'ordered_at',
      narrow: query => {
        query.whereRaw(
          'not (coalesce(builds.is_trunk, false) and builds.finished_at is not null)',
        );
      },
    },
  ],
  timed: [onTrunk(query => passed(query).whereRaw(HAS_DURATION))],
  untimed: [onTrunk(query => passed(query).whereRaw(`not (${HAS_DURATION})`))],
};

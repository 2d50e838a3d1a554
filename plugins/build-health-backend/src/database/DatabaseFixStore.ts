import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow } from './buildRows';
import type { Fix, FixingBuild, FixStore } from './FixStore';

/** Pipelines of a statement. */
const PIPELINES = 100;
/** Of a pipeline: more than five in each working day of 90 are no news of people. */
const MOST_REDS = 500;

/** A red that is over, with a passing build of the commit that ended it; without one, nulls. */
interface FixRow
  extends Pick<BuildRow, 'author' | 'account' | 'is_bot' | 'url'> {
  pipeline_id: number;
  ended_at: number | string;
  finished_at: number | string | null;
  /** It is the build that trunk was green with. */
  is_end: boolean | number;
}

/**
 * The reds come by their index, the build that ended each by that of builds on trunk, and other builds of its commit by theirs. That
 * build is the one that ended at the very moment at which the red did.
 */
const LATEST =
  'row_number() over (partition by pipeline_id order by ended_at desc) as place';
const ENDS = `
  select reds.pipeline_id, reds.started_at, reds.ended_at, b.id, b.sha
    from reds left join builds b
      on b.pipeline_id = reds.pipeline_id and b.is_trunk = true
      and b.finished_at = reds.ended_at and b.outcome = 'success'
    where reds.place <= ?`;
const FIXES = `
  select ends.pipeline_id, ends.ended_at, true as is_end,
    c.finished_at, c.author, c.account, c.is_bot, c.url
    from ends left join builds c on c.id = ends.id
  union all
  select ends.pipeline_id, ends.ended_at, false as is_end,
    c.finished_at, c.author, c.account, c.is_bot, c.url
    from ends join builds c
      on c.pipeline_id = ends.pipeline_id and c.sha = ends.sha
      and c.finished_at > ends.started_at and c.finished_at <= ends.ended_at
      and c.outcome = 'success' and c.id <> ends.id`;

const toBuild = (row: FixRow): FixingBuild => ({
  finishedAt: Number(row.finished_at),
  ...(row.author !== null && { author: row.author }),
  ...(row.account !== null && { account: row.account }),
  ...(row.is_bot !== null && { isBot: Boolean(row.is_bot) }),
  ...(row.url !== null && { url: row.url }),
});

const order = (row: FixRow) =>
  Number(Boolean(row.is_end)) * Number.MAX_SAFE_INTEGER +
  Number(row.finished_at);

/** Finds who made trunk green again in SQLite or PostgreSQL, by reds that were worked out and the builds that ended them. */
export class DatabaseFixStore implements FixStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readFixes(
    pipelineIds: readonly number[],
    { since }: { since: number },
  ): Promise<Map<number, Fix[]>> {
    const found = new Map<number, Fix[]>();
    for (const ids of inBatches(pipelineIds, PIPELINES)) {
      const db = this.#db;
      const rows: FixRow[] = await db
        .with('reds', reds =>
          reds
            .from('trunk_episodes')
            .whereIn('pipeline_id', ids)
            .where({ kind: 'red' })
            .where('ended_at', '>=', since)
            .select('pipeline_id', 'started_at', 'ended_at', db.raw(LATEST)),
        )
        .with('ends', db.raw(ENDS, [MOST_REDS]))
        .with('fixes', db.raw(FIXES))
        .from('fixes')
        .select();
      groupBy(rows, row => row.pipeline_id).forEach((own, id) =>
        found.set(id, toFixes(own)),
      );
    }
    return found;
  }
}

function toFixes(rows: readonly FixRow[]): Fix[] {
  return [...groupBy(rows, row => Number(row.ended_at))]
    .sort(([a], [b]) => b - a)
    .map(([endedAt, own]) => ({
      endedAt,
      builds: own
        .filter(row => row.finished_at !== null)
        .sort((a, b) => order(b) - order(a))
        .map(toBuild),
    }));
}

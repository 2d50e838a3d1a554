import type { Knex } from 'knex';
import type { Told, TrunkNewsStore, TrunkStanding } from './TrunkNewsStore';

/** PostgreSQL gives big integers as text. */
type BigInteger = number | string;

interface StandingRow {
  pipeline_id: number;
  source_id: string;
  name: string;
  state: 'red' | 'green';
  since: BigInteger;
  first_red_id: string | null;
  event_state: 'red' | 'green' | null;
  event_since: BigInteger | null;
  notice_state: 'red' | 'green' | null;
  notice_since: BigInteger | null;
}

const toldOf = (
  state: 'red' | 'green' | null,
  since: BigInteger | null,
): Told | undefined =>
  state === null || since === null
    ? undefined
    : { state, since: Number(since) };

function toStanding(row: StandingRow): TrunkStanding {
  const event = toldOf(row.event_state, row.event_since);
  const notice = toldOf(row.notice_state, row.notice_since);
  return {
    pipelineId: row.pipeline_id,
    sourceId: row.source_id,
    name: row.name,
    state: row.state,
    since: Number(row.since),
    ...(row.first_red_id !== null && { firstRedId: row.first_red_id }),
    ...(event && { event }),
    ...(notice && { notice }),
  };
}

/** Not told, or told otherwise. */
const isUntold = (told: 'event' | 'notice') => (where: Knex.QueryBuilder) =>
  void where
    .whereNull(`trunk_news.${told}_since`)
    .orWhereRaw('trunk_news.?? <> pipeline_states.state', [`${told}_state`])
    .orWhereRaw('trunk_news.?? <> pipeline_states.since', [`${told}_since`]);

/** Keeps in SQLite or PostgreSQL what was told of trunk. */
export class DatabaseTrunkNewsStore implements TrunkNewsStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim(
    options: Parameters<TrunkNewsStore['claim']>[0],
  ): Promise<TrunkStanding[]> {
    const { now, until } = options;
    const rows = await this.#findDue(options);
    if (rows.length === 0) return [];
    const claimed: { pipeline_id: number }[] = await this.#db('trunk_news')
      .insert(
        rows.map(row => ({
          pipeline_id: row.pipeline_id,
          claimed_until: until,
        })),
      )
      .onConflict('pipeline_id')
      .merge(['claimed_until'])
      .where('trunk_news.claimed_until', '<=', now)
      .returning('pipeline_id');
    const ours = new Set(claimed.map(row => row.pipeline_id));
    return rows.filter(row => ours.has(row.pipeline_id)).map(toStanding);
  }

  async setTold(
    pipelineId: number,
    { event, notice }: { event?: Told; notice?: Told },
  ): Promise<void> {
    await this.#db('trunk_news')
      .where({ pipeline_id: pipelineId })
      .update({
        ...(event && { event_state: event.state, event_since: event.since }),
        ...(notice && {
          notice_state: notice.state,
          notice_since: notice.since,
        }),
      });
  }

  async release(pipelineId: number): Promise<void> {
    await this.#db('trunk_news')
      .where({ pipeline_id: pipelineId })
      .update({ claimed_until: 0 });
  }

  #findDue({
    now,
    limit,
    noticesBefore,
  }: Parameters<TrunkNewsStore['claim']>[0]): Promise<StandingRow[]> {
    return this.#db('pipeline_states')
      .join('pipelines', 'pipelines.id', 'pipeline_states.pipeline_id')
      .leftJoin(
        'trunk_news',
        'trunk_news.pipeline_id',
        'pipeline_states.pipeline_id',
      )
      .whereIn('pipeline_states.state', ['red', 'green'])
      .whereNotNull('pipeline_states.since')
      .where(free =>
        free
          .whereNull('trunk_news.claimed_until')
          .orWhere('trunk_news.claimed_until', '<=', now),
      )
      .where(due =>
        due
          .where(isUntold('event'))
          .orWhere(notice =>
            notice
              .where(isUntold('notice'))
              .where(ripe =>
                ripe
                  .where('pipeline_states.state', 'green')
                  .orWhere('pipeline_states.since', '<=', noticesBefore),
              ),
          ),
      )
      .orderBy('pipeline_states.since')
      .limit(limit)
      .select(
        'pipeline_states.pipeline_id',
        'pipelines.source_id',
        'pipelines.name',
        'pipeline_states.state',
        'pipeline_states.since',
        'pipeline_states.first_red_id',
        'event_state',
        'event_since',
        'notice_state',
        'notice_since',
      );
  }
}

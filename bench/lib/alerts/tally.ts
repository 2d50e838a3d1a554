/* What became of alerts that were posted, as the database has it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { FiringSeries } from './payload';
import type { PostedAnswer } from './send';

const POLL_MS = 100;
const GIVE_UP_MS = 120_000;

/** How series that were posted ended up. */
export interface Tally {
  accepted: number;
  /** Accepted, and of no alert. */
  lost: number;
  alerts: number;
  /** Fewest and most pages of a group. */
  pages: [number, number];
  /** Milliseconds from the post that began each group until its first page was sent; never is Infinity. */
  firstPages: number[];
}

interface GroupRow {
  group_key: string;
  alerts: string;
  pages: string;
  first_sent_at: string | null;
}

const numbersOf = (rows: { value: string | number }[]) =>
  rows.map(({ value }) => Number(value));

/** Until nothing waits that can be done now. @returns milliseconds */
export async function untilQuiet(db: Knex): Promise<number> {
  const begun = performance.now();
  const isBusy = async () => {
    const now = Date.now();
    const waiting = (table: string, state: string, at: string) =>
      db(table).where({ state }).where(at, '<=', now).first('id');
    return (
      (await waiting('deliveries', 'waiting', 'next_at')) ??
      (await waiting('due_steps', 'pending', 'due_at')) ??
      (await waiting('messages', 'waiting', 'due_at'))
    );
  };
  while (await isBusy()) {
    if (performance.now() - begun > GIVE_UP_MS) throw new Error('Still busy');
    await sleep(POLL_MS);
  }
  return performance.now() - begun;
}

/** How late steps were carried out that were due in a time, in milliseconds; those that wait are late until now. */
export async function lateness(
  db: Knex,
  { from, until }: { from: number; until: number },
): Promise<number[]> {
  return numbersOf(
    await db('due_steps')
      .whereIn('state', ['pending', 'done'])
      .where('kind', 'escalate')
      .whereBetween('due_at', [from, until])
      .select(
        db.raw('coalesce(done_at, ?::bigint) - due_at as value', [Date.now()]),
      ),
  );
}

/** Of each group what there is of it. */
async function readGroups(db: Knex, keys: string[]): Promise<GroupRow[]> {
  return db('alerts')
    .leftJoin('messages', query =>
      query
        .on('messages.alert_id', 'alerts.id')
        .andOnVal('messages.kind', 'page'),
    )
    .whereIn('group_key', keys)
    .groupBy('group_key')
    .select(
      'group_key',
      db.raw('count(distinct alerts.id) as alerts'),
      db.raw('count(distinct messages.page_id) as pages'),
      db.raw('min(messages.sent_at) as first_sent_at'),
    );
}

export async function tally(
  db: Knex,
  laneId: string,
  posted: { series: readonly FiringSeries[]; answers: readonly PostedAnswer[] },
): Promise<Tally> {
  const { series, answers } = posted;
  const accepted = series.filter((_, index) => answers[index].status === 202);
  const kept = new Set(
    await db('alert_instances')
      .where({ lane_id: laneId, state: 'firing' })
      .pluck('dedup_key'),
  );
  const begunAt = new Map<string, number>();
  series.forEach(({ groupKey }, index) => {
    if (!begunAt.has(groupKey)) begunAt.set(groupKey, answers[index].at);
  });
  const groups = await readGroups(db, [...begunAt.keys()]);
  const pages = groups.map(group => Number(group.pages));
  return {
    accepted: accepted.length,
    lost: accepted.filter(({ fingerprint }) => !kept.has(fingerprint)).length,
    alerts: groups.reduce((sum, group) => sum + Number(group.alerts), 0),
    pages: [Math.min(...pages), Math.max(...pages)],
    firstPages: groups.map(group =>
      group.first_sent_at === null
        ? Infinity
        : Number(group.first_sent_at) - begunAt.get(group.group_key)!,
    ),
  };
}

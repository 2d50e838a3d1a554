import { jsonOfRows, jsonRows, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { AlertRecord } from '../../../lifecycle/records';
import type { AskedRef, RefAlerts, VisibleAlerts } from '../../AlertQueryStore';
import { toAlertRecord, type AlertRow } from '../../alertRows';
import type { Big } from '../../values';
import { whereVisible } from './whereVisible';

const COLUMNS = {
  entity: 'alerts.entity_ref',
  team: 'alerts.team_ref',
} as const;

interface OpenRow {
  asked: string;
  id: string;
  open: Big;
  unacknowledged: Big;
}

interface Wanted {
  db: Knex;
  kind: AskedRef['kind'];
  /** A table of what is asked for, and where to look. */
  rows: Knex.Raw;
  visible: VisibleAlerts;
}

/** How many are open, and which is the worst of them. */
async function readOpen(wanted: Wanted): Promise<OpenRow[]> {
  const { db, kind, rows, visible } = wanted;
  const open = db
    .from(db.raw('? as wanted', [rows]))
    .join('alerts', COLUMNS[kind], 'wanted.ref')
    .whereIn('alerts.state', ['firing', 'acknowledged'])
    .modify(query => whereVisible(query, db, visible))
    .select(
      'wanted.asked',
      'alerts.id',
      db.raw('count(*) over (partition by wanted.asked) as open'),
      db.raw(
        `sum(case when alerts.state = 'firing' then 1 else 0 end)
         over (partition by wanted.asked) as unacknowledged`,
      ),
      db.raw(
        `row_number() over (partition by wanted.asked
         order by alerts.severity_rank, alerts.opened_at desc, alerts.id desc)
         as place`,
      ),
    )
    .as('placed');
  return db.from(open).where({ place: 1 });
}

/** Which was over last: one look into the index for each place. */
async function readLast(
  wanted: Wanted,
): Promise<{ asked: string; id: string | null }[]> {
  const { db, kind, rows, visible } = wanted;
  const last = db('alerts')
    .whereRaw(`${COLUMNS[kind]} = wanted.ref`)
    .where('alerts.state', 'resolved')
    .modify(query => whereVisible(query, db, visible))
    .orderBy('alerts.resolved_at', 'desc')
    .limit(1)
    .select('alerts.id')
    .as('id');
  return db.from(db.raw('? as wanted', [rows])).select('wanted.asked', last);
}

async function readRecords(
  db: Knex,
  ids: readonly string[],
): Promise<Map<string, AlertRecord>> {
  const rows: AlertRow[] = await db('alerts').whereIn('id', textRows(db, ids));
  return new Map(rows.map(row => [row.id, toAlertRecord(row)]));
}

const endOf = ({ resolved }: AlertRecord) => resolved?.at ?? 0;

/** What is known of one ref: of several places the last that was over counts. */
function gather(
  open: readonly OpenRow[],
  last: readonly { asked: string; id: string | null }[],
  records: ReadonlyMap<string, AlertRecord>,
): Map<string, RefAlerts> {
  const found = new Map<string, RefAlerts>();
  for (const row of open) {
    found.set(row.asked, {
      open: Number(row.open),
      unacknowledged: Number(row.unacknowledged),
      worst: records.get(row.id),
    });
  }
  for (const { asked, id } of last) {
    const record = id === null ? undefined : records.get(id);
    if (!record) continue;
    const known = found.get(asked) ?? { open: 0, unacknowledged: 0 };
    const isLater = !known.last || endOf(known.last) < endOf(record);
    found.set(asked, { ...known, last: isLater ? record : known.last });
  }
  return found;
}

/** Alerts of entities and groups, in short. */
export async function readByRefs(
  db: Knex,
  asked: readonly AskedRef[],
  visible: VisibleAlerts,
): Promise<Map<string, RefAlerts>> {
  const open: OpenRow[] = [];
  const last: { asked: string; id: string | null }[] = [];
  for (const kind of ['entity', 'team'] as const) {
    const json = await jsonOfRows(
      asked.filter(one => one.kind === kind),
      one => [one.asked, one.ref],
    );
    const rows = jsonRows(db, json, { asked: 'text', ref: 'text' });
    const wanted = { db, kind, rows, visible };
    open.push(...(await readOpen(wanted)));
    last.push(...(await readLast(wanted)));
  }
  const ids = [...open, ...last].flatMap(({ id }) => id ?? []);
  return gather(open, last, await readRecords(db, ids));
}

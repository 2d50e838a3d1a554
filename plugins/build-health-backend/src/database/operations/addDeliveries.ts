import { isUtf8 } from 'node:buffer';
import { groupBy, jsonRows } from '@internal/backend-kit';
import type { Knex } from 'knex';

/** A delivery that is to be kept. */
export interface NewDelivery {
  sourceId: string;
  key: string;
  kind: string;
  /** A text, or its bytes in UTF-8. */
  body: string | Buffer;
  now: Date;
  /** It was sent again where it is there already. */
  countsRepeat: boolean;
  /** Where it was given up, it is worked in once more. */
  revives: boolean;
}

const MOST_ROWS = 100;
/** Characters or bytes of bodies of a statement. */
const MOST_BODY = 4_000_000;

/** How many of these a statement takes, at least one. */
export function roomFor(waiting: readonly NewDelivery[]): number {
  let size = 0;
  const last = waiting.slice(0, MOST_ROWS).findIndex(({ body }) => {
    size += body.length;
    return size > MOST_BODY;
  });
  return last === -1 ? Math.min(waiting.length, MOST_ROWS) : Math.max(1, last);
}

/** PostgreSQL takes the bytes as they came: to make a text of them and bytes of it again takes a tenth of all that a delivery does. */
const keptBody = (body: NewDelivery['body'], isPostgres: boolean) =>
  typeof body === 'string' || (isPostgres && isUtf8(body))
    ? body
    : body.toString('utf8');

/** Two processes that are sent the same again would wait for each other. */
const IN_ORDER = 'order by deliveries.id for no key update of deliveries';

const keyOf = (sourceId: string, key: string) => `${sourceId} ${key}`;

/** @returns of each whether it was not there yet */
export async function addDeliveries(
  db: Knex,
  deliveries: readonly NewDelivery[],
): Promise<boolean[]> {
  const once = new Map<string, NewDelivery>();
  for (const delivery of deliveries) {
    const key = keyOf(delivery.sourceId, delivery.key);
    if (!once.has(key)) once.set(key, delivery);
  }
  const isPostgres = db.client.config.client === 'pg';
  const rows = [...once]
    // In one order: two processes that are sent the same would wait for each other.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { sourceId, key, kind, body, now }]) => ({
      source_id: sourceId,
      delivery_key: key,
      kind,
      body: keptBody(body, isPostgres),
      state: 'waiting',
      received_at: now.getTime(),
      next_at: now.getTime(),
    }));
  const made: { source_id: string; delivery_key: string }[] = await db(
    'deliveries',
  )
    .insert(rows)
    .onConflict(['source_id', 'delivery_key'])
    .ignore()
    .returning(['source_id', 'delivery_key']);
  const isMade = new Set(
    made.map(row => keyOf(row.source_id, row.delivery_key)),
  );
  // The first of each that was made; the others are the same again.
  const isNew = deliveries.map(one =>
    isMade.delete(keyOf(one.sourceId, one.key)),
  );
  await takeAgain(
    db,
    deliveries.filter(
      ({ countsRepeat, revives }, i) => !isNew[i] && (countsRepeat || revives),
    ),
  );
  return isNew;
}

/**
 * Adds up what was sent again, each as often as it is there. What was given up is worked in once more, and waits as long as what is
 * new: whoever sends it again hopes so, and its body is the same.
 */
async function takeAgain(
  db: Knex,
  again: readonly NewDelivery[],
): Promise<void> {
  if (again.length === 0) return;
  const counts = groupBy(again, ({ sourceId, key }) => keyOf(sourceId, key));
  const rows = [...counts.values()].map(all => [
    all[0].sourceId,
    all[0].key,
    all.filter(({ countsRepeat }) => countsRepeat).length,
    all[0].now.getTime(),
    all.some(({ revives }) => revives),
  ]);
  const isPostgres = db.client.config.client === 'pg';
  const ifBack = (column: string, value: string) =>
    `${column} = case when known.is_back then ${value} else deliveries.${column} end`;
  await db.raw(
    `update deliveries set
      repeats = deliveries.repeats + known.times,
      ${ifBack('state', "'waiting'")},
      ${ifBack('attempts', '0')},
      ${ifBack('received_at', 'known.sent_at')},
      ${ifBack('next_at', 'known.sent_at')}
    from (
      select deliveries.id, again.times, again.sent_at,
        again.revives and deliveries.state = 'dead' as is_back
      from ? as again
      join deliveries
        on deliveries.source_id = again.of_source
        and deliveries.delivery_key = again.of_key
      where again.times > 0 or deliveries.state = 'dead'
      ${isPostgres ? IN_ORDER : ''}
    ) as known
    where deliveries.id = known.id`,
    [
      jsonRows(db, JSON.stringify(rows), {
        of_source: 'text',
        of_key: 'text',
        times: 'integer',
        sent_at: 'bigint',
        revives: 'boolean',
      }),
    ],
  );
}

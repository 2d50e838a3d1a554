/* Writes rows into the database of build health as fast as it takes them. */
import type { Knex } from 'knex';
import type { HistoryRow } from './history';

const DAY_MS = 86_400_000;
const BATCH = 5_000;

/** Pipelines of these repositories, in the order of the list. */
export async function addPipelines(
  db: Knex,
  sourceId: string,
  repositories: readonly string[],
): Promise<number[]> {
  for (let at = 0; at < repositories.length; at += 500) {
    await db('pipelines').insert(
      repositories.slice(at, at + 500).map(repository => ({
        source_id: sourceId,
        key: repository,
        name: 'CI',
        repository,
        default_branch: 'main',
        url: `https://ci.example/${repository}`,
        reported_at: 0,
      })),
    );
  }
  const rows: { id: number; key: string }[] = await db('pipelines').select(
    'id',
    'key',
  );
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  return repositories.map(repository => ids.get(repository)!);
}

/** @returns how many rows there were */
export async function addBuilds(
  db: Knex,
  rows: Iterable<HistoryRow>,
): Promise<number> {
  const write = db.client.config.client === 'pg' ? writePostgres : writeSqlite;
  let count = 0;
  let batch: HistoryRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await write(db, batch);
    count += batch.length;
    batch = [];
  }
  if (batch.length > 0) await write(db, batch);
  await db.raw(
    `insert into dirty_days (pipeline_id, day, is_echo)
      select distinct pipeline_id, finished_at / ${DAY_MS}, false
      from builds where is_trunk and finished_at is not null`,
  );
  await db.raw('analyze');
  return count + batch.length;
}

const columnsOf = (row: HistoryRow) =>
  Object.keys(row).map(column => `"${column}"`);

async function writePostgres(db: Knex, rows: HistoryRow[]) {
  const columns = columnsOf(rows[0]).join(', ');
  await db.raw(
    `insert into builds (${columns}) select ${columns} from json_populate_recordset(null::builds, ?)`,
    [JSON.stringify(rows)],
  );
}

/** The statement is prepared once for all rows: knex would write it anew for each batch. */
async function writeSqlite(db: Knex, rows: HistoryRow[]) {
  const connection = await db.client.acquireConnection();
  try {
    const columns = columnsOf(rows[0]);
    const statement = connection.prepare(
      `insert into builds (${columns.join(', ')}) values (${columns
        .map(() => '?')
        .join(', ')})`,
    );
    connection.exec('begin');
    for (const row of rows) {
      statement.run(
        Object.values(row).map(value =>
          typeof value === 'boolean' ? Number(value) : value,
        ),
      );
    }
    connection.exec('commit');
  } finally {
    await db.client.releaseConnection(connection);
  }
}

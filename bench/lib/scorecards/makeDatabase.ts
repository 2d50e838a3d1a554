import path from 'node:path';
import type { BenchPostgres } from '../postgres';
import { durations, percentile, report } from '../report';
import { connect, type ScorecardsDatabase } from './openStores';

/** A file of its own in a folder. */
export const sqliteIn = (
  directory: string,
  name: string,
): ScorecardsDatabase => ({
  client: 'better-sqlite3',
  connection: { filename: path.join(directory, `${name}.sqlite`) },
});

/** A database of its own on a server. */
export async function makeDatabase(
  { url }: BenchPostgres,
  name: string,
): Promise<ScorecardsDatabase> {
  const server = connect({ client: 'pg', connection: url });
  await server.raw('create database ??', [name]);
  await server.destroy();
  return {
    client: 'pg',
    connection: url.replace(/\/postgres$/, `/${name}`),
  };
}

const COMMITS = 100;

/** What the disk takes of each change: a portal writes safely, and so does this server. */
export async function measureCommits(postgres: BenchPostgres): Promise<void> {
  const db = connect(await makeDatabase(postgres, 'commits'));
  await db.schema.createTable('rows', table => table.integer('id'));
  const times = await durations(COMMITS, id => db('rows').insert({ id }));
  await db.destroy();
  report({
    metric: 'scorecards.one row written to this PostgreSQL, p50',
    value: percentile(times, 0.5),
    unit: 'ms',
    n: COMMITS,
    database: 'PostgreSQL',
  });
}

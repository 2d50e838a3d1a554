import type { BenchPostgres } from '../postgres';
import { connect, type ScorecardsDatabase } from './openStores';

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

import type { Knex } from 'knex';

/** SQL of the statements that work sends, without those that only begin and end transactions. */
export async function statementsOf(
  db: Knex,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => {
    if (!/^(begin|commit|rollback)/i.test(sql)) statements.push(sql);
  };
  db.on('query', listen);
  try {
    await work();
  } finally {
    db.removeListener('query', listen);
  }
  return statements;
}

import type { Knex } from 'knex';

/** What GitHub gives to whoever hides their address: `12345+ana@users.noreply.github.com`, and without a number before. */
const HIDDEN = '@users.noreply.github.com';

/** In patterns these two stand for anything. */
const plain = (name: string) => name.replace(/[\\%_]/g, '\\$&');

/**
 * Builds whose author goes by one of these names; a login finds the address that hides it, too.
 *
 * @param accounts - at least one
 */
export function namedBuilds(
  db: Knex,
  accounts: readonly string[],
): Knex.QueryBuilder {
  const names = accounts.map(one => one.toLowerCase());
  const logins = names.filter(name => !name.includes('@'));
  return db('builds').where(named => {
    named
      .whereIn('account', [
        ...names,
        ...logins.map(login => `${login}${HIDDEN}`),
      ])
      // SQLite knows no capitals beyond ASCII: as it was written, it is found.
      .orWhereIn('author', [...accounts])
      .orWhereRaw(`lower(author) in (${names.map(() => '?')})`, names);
    logins.forEach(login =>
      named.orWhereRaw("account like ? escape '\\'", [
        `%+${plain(login)}${plain(HIDDEN)}`,
      ]),
    );
  });
}

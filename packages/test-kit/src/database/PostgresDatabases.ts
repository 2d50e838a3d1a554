import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import createKnex, { type Knex } from 'knex';

/** Processes of a test run make the tables of packages one after the other. */
const LOCK = 20_261_128;

/** Changes with any of the migrations. */
function nameOf(directory: string): string {
  const hash = createHash('sha256');
  for (const file of fs.readdirSync(directory).sort()) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(directory, file)));
  }
  return `tables_${hash.digest('hex').slice(0, 32)}`;
}

/**
 * Databases of a test file on a server of PostgreSQL.
 *
 * @param directory - migrations that all of them have had: they are copies of one, which takes a third of the time of migrating each
 */
export class PostgresDatabases {
  readonly #url: string;
  readonly #directory: string | undefined;
  readonly #server: Knex;
  readonly #made = new Map<string, Knex>();
  #template?: Promise<string>;

  constructor(url: string, directory?: string) {
    this.#url = url;
    this.#directory = directory;
    // A lock is its session's.
    this.#server = this.#open('postgres', 1);
  }

  async create(): Promise<Knex> {
    this.#template ??= this.#makeTemplate();
    const name = `db_${randomBytes(16).toString('hex')}`;
    await this.#server.raw('create database ?? template ??', [
      name,
      await this.#template,
    ]);
    const knex = this.#open(name, 5);
    this.#made.set(name, knex);
    return knex;
  }

  async drop(): Promise<void> {
    for (const [name, knex] of this.#made) {
      await knex.destroy();
      await this.#server.raw('drop database ?? with (force)', [name]);
    }
    await this.#server.destroy();
  }

  #open(database: string, connections: number): Knex {
    const address = new URL(this.#url);
    return createKnex({
      client: 'pg',
      connection: {
        host: address.hostname,
        port: Number(address.port || 5432),
        user: decodeURIComponent(address.username),
        password: decodeURIComponent(address.password),
        database,
      },
      pool: { min: 0, max: connections, idleTimeoutMillis: 5_000 },
    });
  }

  async #makeTemplate(): Promise<string> {
    if (!this.#directory) return 'template1';
    const name = nameOf(this.#directory);
    await this.#server.raw('select pg_advisory_lock(?)', [LOCK]);
    try {
      const { rows } = await this.#server.raw(
        'select 1 from pg_database where datname = ?',
        [name],
      );
      if (rows.length === 0) await this.#migrate(name, this.#directory);
    } finally {
      await this.#server.raw('select pg_advisory_unlock(?)', [LOCK]);
    }
    return name;
  }

  /** It has its name once all of it is there. */
  async #migrate(name: string, directory: string): Promise<void> {
    const part = `${name}_part`;
    await this.#server.raw('drop database if exists ??', [part]);
    await this.#server.raw('create database ??', [part]);
    const knex = this.#open(part, 1);
    try {
      await knex.migrate.latest({ directory });
    } finally {
      await knex.destroy();
    }
    await this.#server.raw('alter database ?? rename to ??', [part, name]);
  }
}

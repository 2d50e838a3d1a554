import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postgresVariable } from './eachDatabase';
import { PostgresDatabases } from './PostgresDatabases';

const url = process.env[postgresVariable];
const describePostgres = url ? describe : describe.skip;

describePostgres('PostgresDatabases', () => {
  const directory = fs.mkdtempSync(path.join(tmpdir(), 'callboard-tables-'));
  const migrate = (name: string, table: string) =>
    fs.writeFileSync(
      path.join(directory, `${name}.js`),
      `exports.up = knex => knex.schema.createTable('${table}', t => t.integer('id'));
       exports.down = knex => knex.schema.dropTable('${table}');`,
    );
  const opened: PostgresDatabases[] = [];
  const open = () => {
    const databases = new PostgresDatabases(url!, directory);
    opened.push(databases);
    return databases;
  };
  afterAll(async () => {
    for (const databases of opened) await databases.drop();
    fs.rmSync(directory, { recursive: true });
  });

  it('have the tables of all migrations, and each its own rows', async () => {
    migrate('20260101000000_a', 'notes');
    const databases = open();
    // Files of tests run at the same time, too.
    const [one, other, elsewhere] = await Promise.all([
      databases.create(),
      databases.create(),
      open().create(),
    ]);
    await one('notes').insert({ id: 1 });
    expect(await other('notes').select()).toEqual([]);
    expect(await elsewhere('notes').select()).toEqual([]);
    const [, ran] = await one.migrate.latest({ directory });
    expect(ran).toEqual([]);
  });

  it('have other tables once a migration comes', async () => {
    migrate('20260102000000_b', 'pictures');
    const knex = await open().create();
    expect(await knex.schema.hasTable('pictures')).toBe(true);
  });
});

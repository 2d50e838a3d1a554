import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachDatabase } from './eachDatabase';
import { checkMigrations } from './testMigrations';

const init = `
exports.up = knex => knex.schema.createTable('notes', t => { t.string('id').primary(); });
exports.down = knex => knex.schema.dropTable('notes');`;
const addText = `
exports.up = knex => knex.schema.alterTable('notes', t => { t.string('text').notNullable().defaultTo('none'); });
exports.down = knex => knex.schema.alterTable('notes', t => { t.dropColumn('text'); });`;
const addTextForgetful = addText.replace(
  /exports.down[^]*/,
  'exports.down = async () => {};',
);
const addTextEmptying = addText
  .replace(
    'exports.down = knex =>',
    "exports.down = knex => knex('notes').delete().then(() =>",
  )
  .replace(/;$/, ');');
const addTextCareless = addText.replace(".defaultTo('none')", '');

describe('checkMigrations', () => {
  const folders: string[] = [];
  const migrations = async (...sources: string[]) => {
    const directory = await mkdtemp(join(tmpdir(), 'callboard-migrations-'));
    folders.push(directory);
    await Promise.all(
      sources.map((source, index) =>
        writeFile(join(directory, `2026010${index + 1}000000_step.js`), source),
      ),
    );
    return directory;
  };

  // Knex prints each failed migration, and two of these are meant to fail.
  beforeAll(() => {
    jest.spyOn(console, 'log').mockReturnValue();
  });

  afterEach(async () => {
    await Promise.all(
      folders.splice(0).map(folder => rm(folder, { recursive: true })),
    );
  });

  eachDatabase(createDatabase => {
    it('goes up step by step with rows in between, and down again', async () => {
      const directory = await migrations(init, addText);
      const inserted: string[] = [];
      const seen: unknown[] = [];
      const knex = await createDatabase();
      const { steps } = await checkMigrations(knex, {
        directory,
        insertRows: async (db, migration) => {
          inserted.push(migration);
          await db('notes').insert({ id: migration });
        },
        verify: async db => {
          seen.push(...(await db('notes').orderBy('id').pluck('text')));
        },
      });
      expect(steps).toBe(2);
      expect(inserted).toEqual(['20260101000000_step', '20260102000000_step']);
      expect(seen).toEqual(['none', 'none']);
      expect(await knex.schema.hasColumn('notes', 'text')).toBe(true);
    });

    it('fails when a step down leaves something behind', async () => {
      const directory = await migrations(init, addTextForgetful);
      await expect(
        checkMigrations(await createDatabase(), {
          directory,
          insertRows: async () => {},
        }),
      ).rejects.toThrow('text');
    });

    it('fails when a step down empties a table', async () => {
      const directory = await migrations(init, addTextEmptying);
      await expect(
        checkMigrations(await createDatabase(), {
          directory,
          insertRows: async (db, id) => {
            await db('notes').insert({ id });
          },
        }),
      ).rejects.toThrow('notes');
    });

    it('fails when a step cannot cope with the rows there are', async () => {
      const directory = await migrations(init, addTextCareless);
      await expect(
        checkMigrations(await createDatabase(), {
          directory,
          insertRows: async db => {
            await db('notes').insert({ id: '1' });
          },
        }),
        // Not toThrow: the native SQLite add-on keeps the Error class of the first test file its process ran.
      ).rejects.toMatchObject({ message: expect.stringMatching(/null/i) });
    });
  });
});

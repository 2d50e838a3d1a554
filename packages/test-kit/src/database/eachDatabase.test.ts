import { databaseIds, eachDatabase, postgresVariable } from './eachDatabase';

describe('eachDatabase', () => {
  const ran: string[] = [];

  eachDatabase((createDatabase, id) => {
    it('gives a fresh database each time', async () => {
      const [one, other] = [await createDatabase(), await createDatabase()];
      await one.schema.createTable('notes', table => table.integer('id'));
      expect(await one.schema.hasTable('notes')).toBe(true);
      expect(await other.schema.hasTable('notes')).toBe(false);
      const version = await (id === 'SQLITE_3'
        ? one.raw('select sqlite_version() as version')
        : one.raw('show server_version'));
      expect(JSON.stringify(version.rows ?? version)).toMatch(
        id === 'SQLITE_3' ? /"3\./ : /"18\./,
      );
      ran.push(id);
    });
  });

  it('has run on every database of this environment', () => {
    expect(ran).toEqual(databaseIds(process.env));
  });

  it.each([
    [{ [postgresVariable]: 'postgresql://x' }, ['SQLITE_3', 'POSTGRES_18']],
    [
      { [postgresVariable]: 'postgresql://x', CALLBOARD_SQLITE_ONLY: '1' },
      ['SQLITE_3', 'POSTGRES_18'],
    ],
    [{ CALLBOARD_SQLITE_ONLY: '1' }, ['SQLITE_3']],
  ])('with %j tests on %j', (env, ids) => {
    expect(databaseIds(env as NodeJS.ProcessEnv)).toEqual(ids);
  });

  it.each([{}, { CI: 'true' }, { CI: 'true', CALLBOARD_SQLITE_ONLY: '1' }])(
    'with %j says how to get a PostgreSQL',
    env => {
      expect(() => databaseIds(env as NodeJS.ProcessEnv)).toThrow(
        'run through ./dev test',
      );
    },
  );
});

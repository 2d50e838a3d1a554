import { mockServices } from '@backstage/backend-test-utils';
import knex from 'knex';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from './openDatabase';

it('keeps a write-ahead log in a file of SQLite', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-wal-'));
  const file = knex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'scorecards.sqlite') },
    useNullAsDefault: true,
  });
  try {
    const db = await openDatabase(mockServices.database({ knex: file }));
    expect(await db.raw('pragma journal_mode')).toEqual([
      { journal_mode: 'wal' },
    ]);
  } finally {
    await file.destroy();
    fs.rmSync(folder, { recursive: true });
  }
});

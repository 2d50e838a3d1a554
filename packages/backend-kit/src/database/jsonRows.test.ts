import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { idRows, jsonOfRows, jsonRows, rawRows, textRows } from './jsonRows';

const TEXTS = ["it's", 'a ? b', 'ä\u2028', '\0', 'half \ud800', '"\\'];

eachDatabase(createDatabase => {
  let db: Knex;
  beforeEach(async () => {
    db = await createDatabase();
  });

  it('gives rows as they were, but for what databases keep otherwise', async () => {
    const json = await jsonOfRows(TEXTS.entries(), ([index, text]) => [
      index,
      text,
      index % 2 === 0 ? undefined : index,
    ]);
    const rows = jsonRows(db, json, {
      place: 'integer',
      name: 'text',
      odd: 'bigint',
    });
    const found = await rawRows<{
      name: string;
      odd: number | string | null;
    }>(db, 'select name, odd from ? as told order by place', [rows]);
    expect(found.map(({ name }) => name)).toEqual([
      "it's",
      'a ? b',
      'ä\u2028',
      '\ufffd',
      'half \ufffd',
      '"\\',
    ]);
    expect(found.map(({ odd }) => odd && Number(odd))).toEqual([
      ...[null, 1, null, 3, null, 5],
    ]);
  });

  it('compares with any number of values', async () => {
    await db.schema.createTable('things', table => {
      table.bigInteger('id').primary();
      table.text('name');
    });
    await db('things').insert([
      { id: 7, name: 'seven' },
      { id: 8, name: "eight's" },
    ]);
    const ids = Array.from({ length: 40_000 }, (_, id) => id * 7);
    expect(
      await db('things').whereIn('id', idRows(db, ids)).pluck('name'),
    ).toEqual(['seven']);
    expect(
      await db('things')
        .whereIn('name', textRows(db, ["eight's", 'nine']))
        .pluck('name'),
    ).toEqual(["eight's"]);
    expect(await db('things').whereIn('name', textRows(db, []))).toEqual([]);
  });
});

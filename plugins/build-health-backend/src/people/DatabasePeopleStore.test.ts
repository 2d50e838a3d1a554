import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { build } from '../__testUtils__/reports';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseTestStore } from '../database/DatabaseTestStore';
import { openDatabase } from '../database/openDatabase';
import { DatabasePeopleStore } from './DatabasePeopleStore';

const ana = 'user:default/ana';
const ben = 'user:default/ben';
const HIDDEN = '@users.noreply.github.com';

const builds = [
  build({ externalId: '1', author: 'Ana Ruiz', account: 'AnaR' }),
  build({ externalId: '2', author: 'anar', account: `12+AnaR${HIDDEN}` }),
  build({ externalId: '3', author: 'ANA RUIZ', title: 'Mend it' }),
  build({ externalId: '4', account: 'ana@example.com', attempt: 2 }),
  build({ externalId: '5', author: 'Ben', account: 'ben' }),
  build({ externalId: '6', author: 'Ana Ruizz', account: `1+anaar${HIDDEN}` }),
  build({ externalId: '7' }),
];

eachDatabase(createDatabase => {
  const setup = async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const store = new DatabaseBuildStore(db);
    const write = () => store.write('any-ci', { builds, jobs: [] });
    await write();
    // Many others lie between them.
    await db('builds').where({ external_id: '4' }).update({ id: 40_000 });
    const [pipeline] = await store.readPipelines();
    const tests = new DatabaseTestStore(db);
    const quarantine = async (createdBy: string, ownerRef: string) => {
      const [{ id }] = await db('tests')
        .insert({
          pipeline_id: pipeline.id,
          identity: `${createdBy}${ownerRef}`.slice(-22),
          suite_path: '[]',
          name: 'pays',
          first_seen_at: 0,
          last_seen_at: 0,
        })
        .returning('id');
      await tests.quarantine(Number(id), {
        ownerRef,
        createdBy,
        reason: 'slow',
        createdAt: 1_000,
        expiresAt: 2_000,
      });
      return Number(id);
    };
    const people = new DatabasePeopleStore(db);
    const found = async (person: { userRef?: string; accounts: string[] }) =>
      (await people.readRecords(person, { limit: 100 })).map(record =>
        record.kind === 'build' ? record.buildId : record.testId,
      );
    const dump = async () =>
      JSON.stringify([
        await db('builds').select(),
        await db('test_quarantines').select(),
      ]);
    return { db, write, quarantine, people, found, dump };
  };

  it('finds whom a name is of in any case, and nobody who has a name like it', async () => {
    const { found } = await setup();
    expect(await found({ accounts: ['anar'] })).toEqual(['1', '2']);
    expect(await found({ accounts: ['ana ruiz'] })).toEqual(['1', '3']);
    expect(await found({ accounts: ['ANA@example.com'] })).toEqual(['4']);
    expect(await found({ accounts: ['ana_r', '%', 'ana'] })).toEqual([]);
    expect(await found({ accounts: [] })).toEqual([]);
  });

  it('gives out all of it, page by page', async () => {
    const { people, quarantine } = await setup();
    const own = await quarantine(ana, 'group:default/ledger');
    const owned = await quarantine(ben, ana);
    await quarantine(ben, ben);
    const person = { userRef: ana, accounts: ['anar', 'ana@example.com'] };
    const all = await people.readRecords(person, { limit: 100 });
    expect(all).toMatchObject([
      { testId: String(own), test: 'pays', isCreator: true, isOwner: false },
      { testId: String(owned), isCreator: false, isOwner: true },
      {
        source: 'any-ci',
        pipeline: 'CI',
        buildId: '1',
        attempt: 1,
        author: 'Ana Ruiz',
        account: 'anar',
      },
      { buildId: '2' },
      { buildId: '4', attempt: 2 },
    ]);
    const paged = [];
    for (;;) {
      const last = paged.at(-1);
      const page = await people.readRecords(person, {
        limit: 2,
        ...(last && { after: last }),
      });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
  });

  it('leaves nobody in what was done, once and for good', async () => {
    const { db, people, quarantine, write, dump } = await setup();
    await quarantine(ana, ana);
    await quarantine(ben, ben);
    const rest = () =>
      db('builds')
        .orderBy('id')
        .select('id', 'external_id', 'outcome', 'title', 'fingerprint');
    const before = await rest();
    const person = {
      userRef: ana,
      accounts: ['AnaR', 'Ana Ruiz', 'ana@example.com'],
    };
    expect(await people.erase(person)).toEqual({ builds: 4, quarantines: 1 });
    // Providers tell the same again.
    await write();
    expect(await dump()).not.toMatch(/Ana Ruiz"|anar\b|ana@|default\/ana/i);
    expect(await rest()).toEqual(before);
    const names = await db('builds')
      .orderBy('external_id')
      .select('external_id as id', 'author', 'account');
    const account = 'user:default/erased';
    expect(names).toEqual([
      { id: '1', author: 'erased', account },
      { id: '2', author: 'erased', account },
      { id: '3', author: 'erased', account: null },
      { id: '4', author: null, account },
      { id: '5', author: 'Ben', account: 'ben' },
      { id: '6', author: 'Ana Ruizz', account: `1+anaar${HIDDEN}` },
      { id: '7', author: null, account: null },
    ]);
    expect(await db('test_quarantines').pluck('owner_ref')).toEqual(
      expect.arrayContaining([account, ben]),
    );
    expect(await people.erase(person)).toEqual({ builds: 0, quarantines: 0 });
  });

  it('follows a new reference of a person or a team', async () => {
    const { people, quarantine, found } = await setup();
    const id = await quarantine(ana, 'group:default/ledger');
    await people.move({ fromRef: ana, toRef: 'user:default/ann' });
    expect(await found({ userRef: ana, accounts: [] })).toEqual([]);
    expect(await found({ userRef: 'user:default/ann', accounts: [] })).toEqual([
      `${id}`,
    ]);
    const rename = {
      fromRef: 'group:default/ledger',
      toRef: 'group:default/books',
    };
    expect([await people.move(rename), await people.move(rename)]).toEqual([
      1, 0,
    ]);
  });
});

import { readDocument } from '@callboard/backstage-plugin-scorecards-common/domain';
import { eachDatabase } from '@internal/test-kit';
import {
  act,
  fill,
  openFilledStores,
  TABLES,
  tell,
} from './__testUtils__/fillStores';
import {
  ANA,
  BEN,
  collect,
  DAY,
  HOUR,
  LEDGER,
  RATES,
  T0,
  TEAM,
} from './__testUtils__/openStores';
import { hashOf } from './documentRows';

const ZOE = 'user:default/zoe';
const ERASED = 'user:default/erased';
const GROUP = 'group:default/payments';

eachDatabase(createDatabase => {
  const setup = (entityRefs?: readonly string[]) =>
    openFilledStores(createDatabase, entityRefs);

  it('gives out all that a person did, page by page', async () => {
    const stores = await setup();
    const { people } = stores;
    await act(stores, ANA, BEN);
    await act(stores, BEN, ANA, 'builds');
    const all = await people.readRecords(ANA, { limit: 99 });
    expect(all.map(({ kind, deeds }) => `${kind} ${deeds}`).sort()).toEqual([
      'acknowledgement acknowledged',
      'document-version saved',
      'exemption decided',
      'exemption requested,revoked',
      'push-token created',
      'sign-off revoked',
      'sign-off signed',
    ]);
    expect(all[0]).toEqual({
      kind: 'document-version',
      id: 'Standard/on-call/1',
      deeds: ['saved'],
      details: {
        kind: 'Standard',
        documentId: 'on-call',
        version: 1,
        state: 'draft',
        createdAt: T0,
      },
    });
    const text = JSON.stringify(all);
    expect(text).not.toContain(BEN);
    expect(text).not.toContain('hash of');
    const paged: typeof all = [];
    for (;;) {
      const page = await people.readRecords(ANA, {
        limit: 2,
        after: paged.at(-1),
      });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    expect(await people.readRecords(ZOE, { limit: 99 })).toEqual([]);
  });

  it('leaves nobody in what was done, once and for good', async () => {
    const stores = await setup([LEDGER, RATES, ANA]);
    const { people, facts, db, dump, entities, head } = stores;
    await act(stores, ANA, BEN);
    await act(stores, BEN, ANA, 'builds');
    await fill(stores, ANA);
    await tell(stores, [ANA, `${ANA}-maria`]);
    const owner = (value: string, at: number) =>
      facts.write({
        providerId: 'catalog',
        at,
        entities: [{ entityRef: LEDGER, facts: { owner: { value } } }],
      });
    await owner(ANA, T0);
    await owner(`${ANA}-maria`, T0 + 1);
    await owner(ANA, T0 + 2);
    await owner(TEAM, T0 + 3);
    // Many others lie between them.
    await db('fact_changes')
      .whereIn('id', db('fact_changes').max('id'))
      .update({ id: 40_000 });
    const erase = () =>
      people.erase({ userRef: ANA, erasedRef: ERASED, at: T0 + DAY });
    expect(await erase()).toBeGreaterThan(8);
    // Who is only called alike stays; that she is gone has to be told.
    const named = (await dump())
      .replaceAll(`${ANA}-maria`, '')
      .split('\n')
      .flatMap((rows, i) => (rows.includes(ANA) ? [TABLES[i]] : []));
    expect(named).toEqual(['entities']);
    expect(await db('notices').pluck('scope')).toEqual([
      `scorecards:levels:${ANA}-maria:2026-12-01`,
    ]);
    expect(await db('digests').pluck('owner_ref')).toEqual([`${ANA}-maria`]);
    expect(await people.readRecords(ANA, { limit: 99 })).toEqual([]);
    const erased = await people.readRecords(ERASED, { limit: 99 });
    expect(erased.length).toBeGreaterThanOrEqual(7);
    const history = await facts.readChanges({ entityRef: LEDGER, limit: 9 });
    expect(history.map(({ from, to }) => [from, to])).toEqual([
      [{ v: ERASED }, { v: TEAM }],
      [{ v: `${ANA}-maria` }, { v: ERASED }],
      [{ v: ERASED }, { v: `${ANA}-maria` }],
    ]);
    expect(await erase()).toBe(0);
    expect(await entities.upsert([head(ANA)])).toEqual([ANA]);
  });

  it('follows a person and a team to a new reference', async () => {
    const stores = await setup();
    const { people, feed, dump, acknowledgements, tokens, reminders } = stores;
    await act(stores, ANA, BEN);
    const { seq } = await feed.readPosition();
    expect(
      await people.move({ fromRef: ANA, toRef: ZOE, at: T0 }),
    ).toBeGreaterThan(4);
    expect(await dump()).not.toContain(ANA);
    expect(await people.move({ fromRef: ANA, toRef: ZOE, at: T0 })).toBe(0);
    expect(await people.move({ fromRef: ZOE, toRef: ZOE, at: T0 })).toBe(0);
    expect(
      (await people.readRecords(ZOE, { limit: 99 })).flatMap(
        ({ deeds }) => deeds,
      ),
    ).toEqual([
      'saved',
      'requested',
      'revoked',
      'revoked',
      'acknowledged',
      'created',
    ]);

    const read = {
      standardId: 'on-call',
      version: 1,
      teamRef: GROUP,
      acknowledgedBy: BEN,
      acknowledgedAt: T0 + HOUR,
    };
    await acknowledgements.add(read);
    await acknowledgements.add({ ...read, teamRef: TEAM, version: 2 });
    const java = { campaignId: 'java', at: T0 };
    const before = { ...java, at: T0 - 9 * DAY, teamRefs: [TEAM] };
    await reminders.addByHand(before);
    await reminders.addByHand({ ...java, teamRefs: [TEAM, GROUP] });
    await people.move({ fromRef: TEAM, toRef: GROUP, at: T0 });
    expect(await reminders.list({ since: 0 })).toEqual([
      { campaignId: 'java', teamRef: GROUP, at: T0 - 9 * DAY },
      { campaignId: 'java', teamRef: GROUP, at: T0 },
    ]);
    expect(await dump()).not.toContain(TEAM);
    expect(await acknowledgements.list({})).toEqual([
      read,
      { ...read, version: 2 },
    ]);
    expect((await tokens.list())[0].scope).toEqual({
      owners: [GROUP],
      entityRefs: [LEDGER],
    });
    const heads = await collect(feed.readHeads(seq));
    expect(heads.map(one => [one.entityRef, one.ownerRef]).sort()).toEqual(
      [
        [RATES, GROUP],
        [LEDGER, GROUP],
      ].sort(),
    );
  });

  it('has documents of the portal be kept by a team under its new reference', async () => {
    const { people, documents, feed } = await setup();
    const written = (id: string, owner: string) => {
      const text = `kind: Standard\nid: ${id}\ntitle: A\nowner: ${owner} # us\ntext: a\n`;
      const { document } = readDocument(text);
      if (!document) throw new Error('It cannot be read');
      const key = { kind: 'Standard', id, title: 'A' } as const;
      return { ...key, text, document, hash: hashOf(text) };
    };
    const save = async (id: string, owner: string) => {
      const draft = written(id, owner);
      await documents.saveDraft({ ...draft, by: ANA, at: T0 });
      return { ...draft, seenHash: draft.hash, by: ANA, at: T0 };
    };
    const short = TEAM.replace('default/', '');
    await documents.publish(await save('active', short));
    await save('active', TEAM);
    await documents.publish(await save('other', `${TEAM}-2`));
    await save('draft', TEAM.toUpperCase().replace('GROUP', 'group'));
    const file = { ...written('file', TEAM), path: 'file.yaml' };
    await documents.syncFromGit({ files: [file], gone: [], at: T0 });
    const read = async (id: string, version: number) => {
      const key = { kind: 'Standard', id } as const;
      const stored = (await documents.read(key, version))!;
      expect(readDocument(stored.text).document).toEqual(stored.document);
      expect(stored.hash).toBe(hashOf(stored.text));
      return stored.text.split('\n')[3];
    };
    const { rulesSeq } = await feed.readPosition();
    await people.move({ fromRef: TEAM, toRef: GROUP, at: T0 });
    expect(await read('active', 1)).toBe(`owner: ${GROUP} # us`);
    expect(await read('active', 2)).toBe(`owner: ${GROUP} # us`);
    expect(await read('draft', 1)).toBe(`owner: ${GROUP} # us`);
    expect(await read('other', 1)).toBe(`owner: ${TEAM}-2 # us`);
    // Git alone changes it.
    expect(await read('file', 1)).toBe(`owner: ${TEAM} # us`);
    const after = await feed.readPosition();
    expect(after.rulesSeq).toBeGreaterThan(rulesSeq);
    expect(after.rulesSeq).toBe(after.seq);
  });
});

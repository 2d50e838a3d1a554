import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  BEN,
  DAY,
  HOUR,
  openStores,
  T0,
} from './__testUtils__/openStores';
import type { DocumentKey, WrittenDocument } from './DocumentStore';

const KEY: DocumentKey = { kind: 'Standard', id: 'on-call' };

const written = (text: string, id = KEY.id): WrittenDocument => ({
  kind: 'Standard',
  id,
  title: `On-call ${text}`,
  text,
  document: {
    kind: 'Standard',
    id,
    title: text,
    owner: ANA,
    text,
  } as StandardsDocument,
  hash: `hash of ${text}`,
});
const file = (text: string, id = KEY.id, path = `${id}.yaml`) => ({
  ...written(text, id),
  path,
});

eachDatabase(createDatabase => {
  const setup = async () => {
    const { documents, feed } = await openStores(createDatabase);
    const save = (text: string, seenHash?: string, at = T0, by = ANA) =>
      documents.saveDraft({ ...written(text), seenHash, by, at });
    const publish = (text: string, at: number, from?: number) =>
      documents.publish({
        ...KEY,
        seenHash: `hash of ${text}`,
        by: ANA,
        at,
        from,
      });
    const states = async () =>
      (await documents.listVersions(KEY)).map(
        ({ version, state }) => `${version} ${state}`,
      );
    const rulesSeq = async () => (await feed.readPosition()).rulesSeq;
    const sync = (
      files: ReturnType<typeof file>[],
      gone: { id: string; path: string }[] = [],
    ) =>
      documents.syncFromGit({
        files,
        gone: gone.map(one => ({ ...KEY, ...one })),
        at: T0,
      });
    return { documents, feed, save, publish, states, rulesSeq, sync };
  };

  it('keeps one draft, of which nobody overwrites what they have not seen', async () => {
    const { documents, save, states, rulesSeq } = await setup();
    expect(await save('a')).toEqual({ outcome: 'saved', version: 1 });
    expect(await save('b', 'hash of a', T0 + 1, BEN)).toEqual({
      outcome: 'saved',
      version: 1,
    });
    const conflict = {
      outcome: 'conflict',
      hash: 'hash of b',
      changedBy: BEN,
      changedAt: T0 + 1,
    };
    expect(await save('c', 'hash of a')).toEqual(conflict);
    expect(await save('c')).toEqual(conflict);
    expect(
      await documents.discardDraft({ ...KEY, seenHash: 'hash of a' }),
    ).toEqual(conflict);
    expect(await documents.read(KEY, 1)).toEqual({
      ...written('b'),
      version: 1,
      state: 'draft',
      createdBy: BEN,
      createdAt: T0 + 1,
    });
    expect(await documents.read(KEY)).toBeUndefined();
    expect(await documents.readActive()).toEqual([]);
    // Nobody is judged by a draft.
    expect(await rulesSeq()).toBe(0);
    expect(
      await documents.discardDraft({ ...KEY, seenHash: 'hash of b' }),
    ).toEqual({ outcome: 'discarded' });
    expect(await states()).toEqual([]);
    expect(await documents.list()).toEqual([]);
    expect(await save('c', 'hash of b')).toEqual({ outcome: 'conflict' });
    expect(await documents.read({ ...KEY, id: 'x' })).toBeUndefined();
  });

  it('publishes at once, in place of what was active', async () => {
    const { documents, save, publish, states, rulesSeq } = await setup();
    await save('a');
    expect(await publish('b', T0)).toMatchObject({ outcome: 'conflict' });
    expect(await publish('a', T0 + 1)).toEqual({
      outcome: 'published',
      version: 1,
      state: 'active',
    });
    const rules = await rulesSeq();
    expect(rules).toBeGreaterThan(0);
    expect(await publish('a', T0)).toEqual({ outcome: 'conflict' });
    await save('b', undefined, T0 + 2);
    expect(await rulesSeq()).toBe(rules);
    const [record] = await documents.list('Standard');
    expect(record).toMatchObject({
      ...KEY,
      origin: 'portal',
      active: { version: 1, activatedAt: T0 + 1 },
      draft: { version: 2, title: 'On-call b' },
    });
    expect(record.active).not.toHaveProperty('text');
    expect(await documents.list('Campaign')).toEqual([]);
    await documents.publish({
      ...KEY,
      seenHash: 'hash of b',
      by: ANA,
      at: T0 + 3,
      note: 'as agreed',
    });
    expect(await states()).toEqual(['2 active', '1 retired']);
    expect(await documents.readActive()).toMatchObject([
      { ...written('b'), note: 'as agreed' },
    ]);
    expect(await documents.read(KEY, 1)).toMatchObject({ retiredAt: T0 + 3 });
    await save('c');
    expect(await documents.retire({ ...KEY, at: T0 + 4 })).toBe(true);
    expect(await documents.retire({ ...KEY, at: T0 + 5 })).toBe(false);
    expect(await states()).toEqual(['3 draft', '2 retired', '1 retired']);
    expect(await documents.readActive()).toEqual([]);
  });

  it('has what is scheduled be active when its moment comes, once', async () => {
    const { documents, save, publish, states, rulesSeq } = await setup();
    await save('a');
    await publish('a', T0);
    const judgedBy = await rulesSeq();
    await save('b');
    expect(await publish('b', T0, T0 + DAY)).toMatchObject({
      version: 2,
      state: 'scheduled',
    });
    // Nobody is judged anew by what only waits.
    expect(await rulesSeq()).toBe(judgedBy);
    await save('c');
    // Of two that wait, the later one counts.
    await publish('c', T0 + HOUR, T0 + 2 * DAY);
    expect(await states()).toEqual(['3 scheduled', '2 retired', '1 active']);
    const [record] = await documents.list();
    expect(record).toMatchObject({
      active: { version: 1 },
      scheduled: { version: 3, activeFrom: T0 + 2 * DAY },
    });
    const before = await rulesSeq();
    expect(await documents.activateDue(T0 + DAY)).toEqual([]);
    expect(await rulesSeq()).toBe(before);
    const due = T0 + 2 * DAY;
    const both = await Promise.all([
      documents.activateDue(due),
      documents.activateDue(due),
    ]);
    expect(both.flat()).toEqual([{ ...KEY, version: 3 }]);
    expect(await states()).toEqual(['3 active', '2 retired', '1 retired']);
    expect(await rulesSeq()).toBeGreaterThan(before);
    const active = await documents.read(KEY);
    expect(active).toMatchObject({ text: 'c', activatedAt: due });
    expect(active).not.toHaveProperty('retiredAt');

    // Published at once, it takes the place of what waits.
    await save('d');
    await publish('d', due, due + DAY);
    await save('e');
    await publish('e', due);
    expect(await documents.activateDue(due + DAY)).toEqual([]);
    expect(await documents.read(KEY)).toMatchObject({ text: 'e' });
  });

  it('follows the files of git', async () => {
    const { documents, save, states, sync, feed } = await setup();
    expect(await sync([file('a'), file('x', 'other')])).toEqual({
      published: [
        { ...KEY, version: 1 },
        { ...KEY, id: 'other', version: 1 },
      ],
      retired: [],
    });
    const { seq } = await feed.readPosition();
    const nothing = { published: [], retired: [] };
    expect(await sync([file('x', 'other'), file('a')])).toEqual(nothing);
    expect((await feed.readPosition()).seq).toBe(seq);
    const readOnly = { outcome: 'read-only', path: 'on-call.yaml' };
    expect(await save('b')).toEqual(readOnly);
    expect(await documents.retire({ ...KEY, at: T0 })).toBe(false);

    // Moved, changed, and one that is elsewhere meanwhile.
    const moved = file('a', 'on-call', 'standards/on-call.yaml');
    const elsewhere = { id: 'other', path: 'before/other.yaml' };
    expect(await sync([moved], [elsewhere])).toEqual(nothing);
    expect(await documents.list()).toMatchObject([
      { path: moved.path, origin: 'git', active: { version: 1 } },
      { path: 'other.yaml', active: { version: 1 } },
    ]);
    expect((await documents.list())[0].active).not.toHaveProperty('createdBy');
    const other = { id: 'other', path: 'other.yaml' };
    expect(await sync([file('b')], [other])).toEqual({
      published: [{ ...KEY, version: 2 }],
      retired: [{ ...KEY, id: 'other', version: 1 }],
    });
    expect(await states()).toEqual(['2 active', '1 retired']);

    // Gone, it is the portal's again; back, it is git's.
    const onCall = { id: KEY.id, path: 'on-call.yaml' };
    expect(await sync([], [onCall])).toMatchObject({
      retired: [{ version: 2 }],
    });
    expect(await save('c')).toEqual({ outcome: 'saved', version: 3 });
    expect(await documents.list()).toMatchObject([
      { id: KEY.id, origin: 'portal', draft: { version: 3 } },
      { id: 'other', origin: 'git' },
    ]);
    expect(await sync([file('b')])).toMatchObject({
      published: [{ version: 3 }],
    });
    expect(await states()).toEqual(['3 active', '2 retired', '1 retired']);
    expect(await documents.read(KEY)).toMatchObject(written('b'));
  });

  it('lets git take the place of a document of the portal', async () => {
    const { documents, save, publish, sync, states } = await setup();
    await save('a');
    await publish('a', T0);
    await save('b');
    await publish('b', T0, T0 + DAY);
    // The same text is git's all the same.
    await sync([file('a')]);
    expect(await states()).toEqual(['3 active', '2 retired', '1 retired']);
    expect(await documents.list()).toMatchObject([
      { origin: 'git', path: 'on-call.yaml' },
    ]);
    expect(await documents.activateDue(T0 + DAY)).toEqual([]);
  });

  it('keeps texts as long as they may be', async () => {
    const { documents } = await setup();
    const text = `\0${'é'.repeat(250_000)}`;
    await documents.saveDraft({ ...written(text), hash: 'h', by: ANA, at: T0 });
    const kept = await documents.read(KEY, 1);
    expect(kept?.text === text.replace('\0', '\ufffd')).toBe(true);
    expect(kept?.title.length).toBe(500);
  });
});

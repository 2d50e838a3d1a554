import { mockServices } from '@backstage/backend-test-utils';
import type { KeyScope } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseKeyStore } from './DatabaseKeyStore';
import type { KeyRecord } from './KeyStore';
import { openDatabase } from './openDatabase';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = Date.UTC(2026, 10, 28, 3);
const ofLedger: KeyScope = {
  kind: 'entity',
  entityRef: 'component:default/ledger',
};
const mapping = { summary: '/text', severities: { P1: 'critical' } } as const;

describe('DatabaseKeyStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseKeyStore(db);
      const create = async (
        name: string,
        scope: KeyScope = { kind: 'any' },
        most = 50,
      ): Promise<KeyRecord | undefined> =>
        store.create(
          {
            ...{ title: name, scope, mapping, createdAt: at },
            createdBy: 'user:default/ana',
            secret: { hash: `hash of ${name}`, hint: 'abcd' },
          },
          { most },
        );
      const made = async (name: string, scope?: KeyScope) =>
        (await create(name, scope))!;
      const rotate = (id: string, name: string, now: number, most = 5) =>
        store.rotate(id, {
          ...{ now, most, overlapMs: DAY },
          secret: { hash: `hash of ${name}`, hint: name },
        });
      const find = async (name: string, now = at) =>
        (await store.findByHashes([`hash of ${name}`], now))[0];
      return { db, store, create, made, rotate, find };
    }

    it.each<[string, KeyScope]>([
      ['an entity', ofLedger],
      ['a team', { kind: 'group', groupRef: 'group:default/money' }],
      ['everything', { kind: 'any' }],
    ])('keeps a key of %s, with its lane', async (_, scope) => {
      const { db, store, made, find } = await setup();
      const key = await made('one', scope);
      expect(key).toEqual({
        ...{ id: key.id, title: 'one', scope, mapping },
        createdBy: 'user:default/ana',
        createdAt: at,
        revokedAt: undefined,
        secrets: [{ hint: 'abcd', createdAt: at }],
      });
      expect(await store.get(key.id, at)).toEqual(key);
      expect(await store.list(at)).toEqual([key]);
      expect(await db('intake_lanes').pluck('id')).toEqual(
        expect.arrayContaining([key.id, 'person']),
      );
      expect(await find('one')).toEqual({
        ...{ id: key.id, title: 'one', scope, mapping },
        secretId: expect.any(String),
        hash: 'hash of one',
      });
    });

    it('lists by title, and finds several by their secrets at once', async () => {
      const { store, made, find } = await setup();
      for (const name of ['b', 'a', 'c']) await made(name);
      const titles = (await store.list(at)).map(({ title }) => title);
      expect(titles).toEqual(['a', 'b', 'c']);
      const found = await store.findByHashes(
        ['hash of c', 'hash of none', 'hash of a'],
        at,
      );
      expect(found.map(({ title }) => title).sort()).toEqual(['a', 'c']);
      expect(await find('none')).toBeUndefined();
      expect(await store.findByHashes([], at)).toEqual([]);
      expect(await store.get('none', at)).toBeUndefined();
    });

    it('keeps so many of a scope, and does not count those that are revoked', async () => {
      const { store, create } = await setup();
      const first = await create('1', ofLedger, 1);
      expect(await create('2', ofLedger, 1)).toBeUndefined();
      expect(await create('3', { kind: 'any' }, 1)).toBeDefined();
      expect(await create('4', { kind: 'any' }, 1)).toBeUndefined();
      await store.revoke(first!.id, at);
      expect(await create('5', ofLedger, 1)).toBeDefined();
    });

    it('lets secrets overlap for a day; one that ends already ends when it was to', async () => {
      const { store, made, rotate, find } = await setup();
      const { id } = await made('one');
      await rotate(id, 'two', at + MINUTE);
      const rotated = await rotate(id, 'last', at + 2 * MINUTE);
      expect(rotated).toMatchObject({
        secrets: [
          { hint: 'last' },
          { hint: 'two', expiresAt: at + 2 * MINUTE + DAY },
          { hint: 'abcd', expiresAt: at + MINUTE + DAY },
        ],
      });
      const end = at + MINUTE + DAY;
      expect(await find('one', end - 1)).toMatchObject({ id, expiresAt: end });
      expect(await find('one', end)).toBeUndefined();
      expect(await find('two', end)).toMatchObject({ id });
      expect(await find('last', end + DAY)).toMatchObject({ id });
      const [listed] = await store.list(end + DAY);
      expect(listed.secrets).toEqual([
        { hint: 'last', createdAt: at + 2 * MINUTE },
      ]);
    });

    it('has so many secrets of a key, without those that have ended', async () => {
      const { db, made, rotate } = await setup();
      const { id } = await made('one');
      await rotate(id, 'two', at, 2);
      expect(await rotate(id, 'last', at + DAY - 1, 2)).toBe('too-many');
      expect(await rotate(id, 'last', at + DAY, 2)).toMatchObject({ id });
      expect((await db('routing_secrets').pluck('hint')).sort()).toEqual([
        'last',
        'two',
      ]);
    });

    it('has one secret in use, however many rotate at once', async () => {
      const { store, made, rotate } = await setup();
      const { id } = await made('one');
      await Promise.all(['a', 'b', 'c'].map(name => rotate(id, name, at)));
      const key = await store.get(id, at);
      expect(key?.secrets).toHaveLength(4);
      expect(
        key?.secrets.filter(({ expiresAt }) => expiresAt === undefined),
      ).toHaveLength(1);
    });

    it('revokes a key for good, and keeps its lane', async () => {
      const { db, store, made, rotate, find } = await setup();
      const { id } = await made('one');
      expect(await store.revoke(id, at + MINUTE)).toBe(true);
      expect(await store.revoke(id, at + DAY)).toBe(false);
      expect(await find('one')).toBeUndefined();
      expect(await rotate(id, 'two', at)).toBe('unknown');
      expect(await store.list(at)).toEqual([]);
      expect(await store.get(id, at)).toMatchObject({
        title: 'one',
        revokedAt: at + MINUTE,
      });
      expect(await db('intake_lanes').pluck('id')).toContain(id);
    });

    it('notes the use of a secret once a minute, with what its sender calls itself', async () => {
      const { store, made, find } = await setup();
      const { id } = await made('one');
      const { secretId } = await find('one');
      const used = async () => (await store.get(id, at))?.secrets[0];
      await store.setUsed({
        ...{ secretId, at },
        sender: `Alertmanager\0/0.27 ${'x'.repeat(500)}`,
      });
      const first = await used();
      expect(first).toMatchObject({ lastUsedAt: at });
      expect(first?.lastSender).toMatch(/^Alertmanager\ufffd\/0\.27 x+…$/);
      expect(first?.lastSender).toHaveLength(200);
      await store.setUsed({ secretId, at: at + MINUTE - 1, sender: 'curl' });
      expect(await used()).toEqual(first);
      await store.setUsed({ secretId, at: at + MINUTE });
      expect(await used()).toMatchObject({ lastUsedAt: at + MINUTE });
      expect((await used())?.lastSender).toBeUndefined();
    });
  });
});

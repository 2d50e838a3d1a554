import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { KeptLink } from './CalendarLinkStore';
import { DatabaseCalendarLinkStore } from './DatabaseCalendarLinkStore';
import { openDatabase } from './openDatabase';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 10, minute));
const ana = 'user:default/ana';
const link = (id: string, minute = 0): KeptLink => ({
  id,
  kind: 'schedule',
  target: 's1',
  ownerRef: ana,
  createdAt: at(minute),
  lastUsedAt: undefined,
  lapsedAt: undefined,
});

describe('DatabaseCalendarLinkStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseCalendarLinkStore(db);
      const create = (kept: KeptLink, most = 50) =>
        store.create({ link: kept, tokenHash: `hash of ${kept.id}`, most });
      return { store, create };
    }

    it('finds a link by the digest of its secret, and lists the newest first', async () => {
      const { store, create } = await setup();
      await create(link('one', 1));
      await create(link('two', 2));
      expect(await store.findByTokenHash('hash of one')).toEqual(
        link('one', 1),
      );
      expect(await store.findByTokenHash('hash of none')).toBeUndefined();
      expect(await store.listOf(ana)).toEqual([link('two', 2), link('one', 1)]);
      expect(await store.listOf('user:default/ben')).toEqual([]);
    });

    it('takes no more than so many of one owner', async () => {
      const { store, create } = await setup();
      expect(await create(link('one'), 1)).toBe(true);
      expect(await create(link('two'), 1)).toBe(false);
      const other = { ...link('three'), ownerRef: 'user:default/ben' };
      expect(await create(other, 1)).toBe(true);
      expect(await store.readAll()).toHaveLength(2);
    });

    it('removes a link for its owner only', async () => {
      const { store, create } = await setup();
      await create(link('one'));
      const of = (ownerRef: string) => store.remove({ id: 'one', ownerRef });
      expect(await of('user:default/ben')).toBe(false);
      expect(await of(ana)).toBe(true);
      expect(await of(ana)).toBe(false);
    });

    it('remembers use and lapse, and ends what lapsed before', async () => {
      const { store, create } = await setup();
      await Promise.all(['one', 'two', 'three'].map(id => create(link(id))));
      await store.markUsed('one', at(5));
      await store.markLapsed(['two', 'three'], at(10));
      await store.markLapsed(['three'], undefined);
      await store.removeLapsed(at(10));
      expect(await store.findByTokenHash('hash of two')).toMatchObject({
        lapsedAt: at(10),
      });
      await store.removeLapsed(at(11));
      const left = (await store.readAll()).sort((one, other) =>
        one.id < other.id ? -1 : 1,
      );
      expect(left).toEqual([
        { ...link('one'), lastUsedAt: at(5) },
        link('three'),
      ]);
    });
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type {
  OncallSource,
  OncallSourcePlan,
} from '@callboard/backstage-plugin-oncall-node';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseSourceStore } from '../../database/DatabaseSourceStore';
import { openDatabase } from '../../database/openDatabase';
import type { KeptPlan } from '../../database/SourceStore';
import { SourceBook } from './SourceBook';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 10, minute));
const plan = (id: string, name: string): OncallSourcePlan => ({
  id,
  knownFrom: at(0).toISOString(),
  knownUntil: at(59).toISOString(),
  levels: [{ level: 1, name, shifts: [{ people: [{ name: 'Ana' }] }] }],
});
const source = { id: 'pager' } as OncallSource;

describe('SourceBook on what is stored', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseSourceStore(db);
      const bookOf = async () => {
        const book = new SourceBook({ store, sources: [source] });
        await book.load();
        return book;
      };
      const key = (name: string) => ({ sourceId: 'pager', key: name });
      return { store, bookOf, key };
    }

    it('gives a process that starts what another one kept', async () => {
      const { store, bookOf, key } = await setup();
      const running = await bookOf();
      await store.keep(
        'pager',
        {
          keys: [
            { key: 'a', planId: 'p1' },
            { key: 'b', planId: 'p1' },
            { key: 'c', problem: 'there is no c' },
          ],
          plans: [plan('p1', 'Primary')],
        },
        at(1),
      );
      const started = await bookOf();
      expect(started.planOf(key('b'))).toMatchObject({
        knownUntil: at(59),
        readAt: at(1),
        levels: [{ name: 'Primary', intervals: [{ endsAt: Infinity }] }],
      });
      expect(started.find(key('c'))?.problem).toBe('there is no c');
      // One that runs takes it in with its next turn.
      expect(running.planOf(key('a'))).toBeUndefined();
      await running.load();
      expect(running.planOf(key('a'))?.readAt).toEqual(at(1));
    });

    it('replaces what was read again, and keeps the rest with its age', async () => {
      const { store, bookOf, key } = await setup();
      const keys = [
        { key: 'a', planId: 'p1' },
        { key: 'b', planId: 'p2' },
      ];
      const book = await bookOf();
      await store.keep(
        'pager',
        { keys, plans: [plan('p1', 'One'), plan('p2', 'Two')] },
        at(1),
      );
      await book.load();
      await store.keep(
        'pager',
        { keys: [], plans: [plan('p1', 'New')] },
        at(2),
      );
      await store.fail('pager', 'It answered 500');
      await book.load();
      const told = ['a', 'b'].map(name => {
        const found = book.planOf(key(name))!;
        return [found.levels[0].name, found.readAt];
      });
      expect(told).toEqual([
        ['New', at(2)],
        ['Two', at(1)],
      ]);
      expect(book.problemOf('pager')).toBe('It answered 500');
    });

    it('reads again only what was read anew', async () => {
      const { store, bookOf } = await setup();
      const both = [plan('p1', 'One'), plan('p2', 'Two')];
      await store.keep('pager', { keys: [], plans: both }, at(1));
      const book = await bookOf();
      const read = jest.spyOn(store, 'read');
      await store.keep('pager', { keys: [], plans: [both[1]] }, at(2));
      await book.load();
      const { plans } = await read.mock.results[0].value;
      expect(
        plans.map(({ id, levelsJson }: KeptPlan) => [id, levelsJson]).sort(),
      ).toEqual([
        ['p1', undefined],
        ['p2', expect.stringContaining('Two')],
      ]);
    });

    it('forgets with a complete reading what nobody names any more', async () => {
      const { store, bookOf, key } = await setup();
      await store.keep(
        'pager',
        {
          keys: [
            { key: 'a', planId: 'p1' },
            { key: 'b', planId: 'p2' },
          ],
          plans: [plan('p1', 'One'), plan('p2', 'Two')],
        },
        at(1),
      );
      await store.fail('pager', 'It answered 500');
      await store.complete('pager', ['a'], at(2));
      const book = await bookOf();
      expect(book.problemOf('pager')).toBeUndefined();
      expect(book.planOf(key('a'))).toBeDefined();
      expect(book.find(key('b'))).toBeUndefined();
      expect((await store.read('pager')).plans.map(({ id }) => id)).toEqual([
        'p1',
      ]);
    });

    it('takes hundreds of rows at once', async () => {
      const { store } = await setup();
      const ids = Array.from({ length: 250 }, (_, index) => `p${index}`);
      await store.keep(
        'pager',
        {
          keys: ids.map(id => ({ key: id, planId: id })),
          plans: ids.map(id => plan(id, id)),
        },
        at(1),
      );
      expect((await store.read('pager')).plans).toHaveLength(250);
      await store.complete('pager', [], at(2));
      expect((await store.read('pager')).plans).toEqual([]);
    });
  });
});

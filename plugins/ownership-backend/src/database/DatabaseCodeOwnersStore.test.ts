import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseCodeOwnersStore } from './DatabaseCodeOwnersStore';
import { openDatabase } from './openDatabase';

const shop = 'https://github.com/acme/shop/blob/main/{path}';
const bank = 'https://github.com/acme/bank/blob/main/{path}';
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 10, minute));
const file = { repository: shop, path: 'CODEOWNERS', etag: 'v1', text: '* @a' };

describe('DatabaseCodeOwnersStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseCodeOwnersStore(db);
      const readSince = async (changedAt: number) => {
        const files = [];
        for await (const page of store.readSince(changedAt))
          files.push(...page);
        return files;
      };
      return { db, store, readSince };
    }

    it('keeps files, and repositories that have none', async () => {
      const { store, readSince } = await setup();
      expect(await store.getState()).toEqual({
        changedAt: -1,
        repositories: 0,
      });
      await store.saveFile({ ...file, text: '* @a\0', readAt: at(0) });
      await store.saveFile({ repository: bank, readAt: at(1) });
      expect(await store.listReadings()).toEqual(
        expect.arrayContaining([
          { repository: shop, path: 'CODEOWNERS', etag: 'v1', readAt: at(0) },
          { repository: bank, readAt: at(1) },
        ]),
      );
      expect(await readSince(-1)).toEqual([
        {
          repository: shop,
          path: 'CODEOWNERS',
          text: '* @a\uFFFD',
          changedAt: at(0).getTime(),
        },
        { repository: bank, changedAt: at(1).getTime() },
      ]);
      expect(await store.getState()).toEqual({
        changedAt: at(1).getTime(),
        repositories: 2,
      });
    });

    it('dates what changed and nothing else, and never two changes alike', async () => {
      const { store, readSince } = await setup();
      await store.saveFile({ ...file, readAt: at(0) });
      const { changedAt } = await store.getState();
      await store.saveUnchanged({ repository: shop, readAt: at(1) });
      await store.saveFile({ ...file, etag: 'v2', readAt: at(2) });
      await store.saveProblem({
        repository: shop,
        problem: '503',
        readAt: at(3),
      });
      expect(await readSince(changedAt)).toEqual([]);
      expect(await store.listReadings()).toEqual([
        { repository: shop, path: 'CODEOWNERS', etag: 'v2', readAt: at(3) },
      ]);

      await store.saveFile({ ...file, text: '* @b', readAt: at(0) });
      await store.saveFile({ repository: bank, readAt: at(0) });
      expect(await readSince(changedAt)).toEqual([
        expect.objectContaining({ text: '* @b', changedAt: changedAt + 1 }),
        expect.objectContaining({ repository: bank, changedAt: changedAt + 2 }),
      ]);
    });

    it('remembers why a file could not be read, until it can', async () => {
      const { db, store } = await setup();
      const problem = () => db('code_owners').pluck('problem');
      await store.saveProblem({
        repository: shop,
        problem: 'no answer\0',
        readAt: at(0),
      });
      expect(await problem()).toEqual(['no answer\uFFFD']);
      await store.saveFile({ ...file, readAt: at(1) });
      expect(await problem()).toEqual([null]);
    });

    it('reads more than a page, and forgets repositories', async () => {
      const { store, readSince } = await setup();
      const repositories = Array.from({ length: 120 }, (_, index) =>
        shop.replace('shop', `shop${index}`),
      );
      for (const repository of repositories) {
        await store.saveFile({ ...file, repository, readAt: at(0) });
      }
      expect(await readSince(-1)).toHaveLength(120);
      await store.removeRepositories(repositories.slice(0, 110));
      expect(await store.getState()).toMatchObject({ repositories: 10 });
    });
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { DatabaseScheduleStore } from './DatabaseScheduleStore';
import { openDatabase } from './openDatabase';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 10, minute));
const ana = (minute: number) => ({
  actorRef: 'user:default/ana',
  now: at(minute),
});
const fields = {
  name: 'Ledger primary',
  teamRef: 'group:default/ledger',
  level: 1,
};
const override = (id: string, minute: number) => ({
  override: {
    id,
    kind: 'add' as const,
    startsAt: at(minute).toISOString(),
    endsAt: at(minute + 10).toISOString(),
    userRefs: ['user:default/ben'],
  },
  startsAt: at(minute),
  endsAt: at(minute + 10),
});

describe('DatabaseScheduleStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseScheduleStore(db);
      await store.create(
        { id: 's1', fields, version: { version: weekly('ana', 'ben') } },
        ana(0),
      );
      const readAll = () => store.readChanged(new Map());
      const read = async () => (await readAll()).changed[0];
      return { store, read, readAll };
    }

    it('gives back what it was given', async () => {
      const { store, read } = await setup();
      await store.addOverride(
        { id: 's1', override: override('o1', 5) },
        ana(1),
      );
      expect(await read()).toEqual({
        id: 's1',
        ...fields,
        description: undefined,
        revision: 2,
        versions: [
          {
            number: 1,
            version: weekly('ana', 'ben'),
            effectiveAt: undefined,
            note: undefined,
            createdBy: 'user:default/ana',
            createdAt: at(0),
          },
        ],
        overrides: [
          {
            ...override('o1', 5),
            createdBy: 'user:default/ana',
            createdAt: at(1),
          },
        ],
      });
      expect(await store.readRevision()).toBe(2);
    });

    it('reads only what is not known, and says what is there', async () => {
      const { store } = await setup();
      for (const id of ['s2', 's3']) {
        await store.create(
          { id, fields, version: { version: weekly('ana') } },
          ana(1),
        );
      }
      await store.addOverride(
        { id: 's2', override: override('o1', 5) },
        ana(2),
      );
      await store.remove('s3', ana(3));
      const known = new Map([
        ['s1', 1],
        ['s2', 2],
        ['s3', 3],
      ]);
      expect(await store.readChanged(known)).toEqual({
        revision: expect.any(Number),
        ids: ['s1', 's2'],
        changed: [
          expect.objectContaining({
            id: 's2',
            versions: [expect.objectContaining({ version: weekly('ana') })],
            overrides: [expect.objectContaining(override('o1', 5))],
          }),
        ],
      });
    });

    it('drops versions that were to begin later than a new one', async () => {
      const { store, read } = await setup();
      const save = async (minute: number) =>
        store.saveVersion(
          {
            id: 's1',
            baseRevision: (await read()).revision,
            version: { version: weekly('ben'), effectiveAt: at(minute) },
          },
          ana(2),
        );
      await save(20);
      await save(30);
      await save(20);
      expect(
        (await read()).versions.map(({ number, effectiveAt }) => [
          number,
          effectiveAt,
        ]),
      ).toEqual([
        [1, undefined],
        // Numbers are not given twice.
        [4, at(20)],
      ]);
    });

    it('lets one of two edits of the same state win', async () => {
      const { store, read } = await setup();
      const edit = (name: string) =>
        store.update(
          { id: 's1', baseRevision: 1, fields: { ...fields, name } },
          ana(3),
        );
      const results = await Promise.allSettled([edit('one'), edit('two')]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const refused = results.find(
        ({ status }) => status === 'rejected',
      ) as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ name: 'ConflictError' });
      expect((await read()).revision).toBe(2);
    });

    it('takes an override back, or only what is left of it', async () => {
      const { store, read } = await setup();
      await store.addOverride(
        { id: 's1', override: override('o1', 5) },
        ana(1),
      );
      await store.addOverride(
        { id: 's1', override: override('o2', 5) },
        ana(1),
      );
      const rest = {
        override: {
          ...override('o1', 5).override,
          endsAt: at(7).toISOString(),
        },
        endsAt: at(7),
      };
      const remove = (overrideId: string, left?: typeof rest) =>
        store.removeOverride({ id: 's1', overrideId, rest: left }, ana(6));
      expect(await remove('o1', rest)).toBe(true);
      expect(await remove('o2')).toBe(true);
      expect(await remove('o2')).toBe(false);
      expect((await read()).overrides).toEqual([
        expect.objectContaining({ startsAt: at(5), ...rest }),
      ]);
    });

    it('adds an override once that is sent twice, also at one moment', async () => {
      const { store, read } = await setup();
      const add = (id: string, minute: number) =>
        store.addOverride({ id: 's1', override: override(id, minute) }, ana(1));
      await Promise.all([add('o1', 5), add('o1', 5)]);
      await add('o1', 5);
      expect((await read()).overrides).toHaveLength(1);
      expect(
        (await store.readChanges('s1', 10)).map(({ kind }) => kind),
      ).toEqual(['override-added', 'created']);
      await expect(add('o1', 6)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await store.create(
        { id: 's2', fields, version: { version: weekly('ana') } },
        ana(1),
      );
      await expect(
        store.addOverride({ id: 's2', override: override('o1', 5) }, ana(1)),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect((await read()).overrides).toEqual([
        expect.objectContaining(override('o1', 5)),
      ]);
    });

    it('lets one of two different overrides with one id win', async () => {
      const { store, read } = await setup();
      const results = await Promise.allSettled(
        [5, 6].map(minute =>
          store.addOverride(
            { id: 's1', override: override('o1', minute) },
            ana(1),
          ),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await read()).toMatchObject({
        revision: 2,
        overrides: [expect.anything()],
      });
    });

    it('knows what was done, the newest first', async () => {
      const { store } = await setup();
      await store.addOverride(
        { id: 's1', override: override('o1', 5) },
        ana(1),
      );
      await store.saveVersion(
        {
          id: 's1',
          baseRevision: 2,
          version: { version: weekly('ben'), effectiveAt: at(30), note: 'why' },
        },
        ana(2),
      );
      expect(await store.readChanges('s1', 10)).toEqual([
        expect.objectContaining({
          kind: 'version-saved',
          version: 2,
          note: 'why',
          changedBy: 'user:default/ana',
          changedAt: at(2),
        }),
        expect.objectContaining({
          kind: 'override-added',
          override: override('o1', 5).override,
        }),
        expect.objectContaining({ kind: 'created', version: 1 }),
      ]);
    });
  });
});

import { builtInRules } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  CHEN,
  FRAUD,
  LEDGER,
  migrated,
  MINUTE,
  PAYMENTS,
  T0,
} from './__testUtils__/alertTables';
import { DatabasePolicyStore } from './DatabasePolicyStore';
import type { PolicyToKeep } from './PolicyStore';
import { RulesStore } from './RulesStore';

const policy = (change: Partial<PolicyToKeep> = {}): PolicyToKeep => ({
  title: 'Day and night',
  teamRef: PAYMENTS,
  isTeamDefault: false,
  entityRefs: [LEDGER],
  rules: builtInRules,
  updatedBy: ANA,
  updatedAt: T0,
  ...change,
});

describe('DatabasePolicyStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const db = await migrated(createDatabase);
      const store = new DatabasePolicyStore(db);
      const create = async (change?: Partial<PolicyToKeep>) =>
        (await store.create(policy(change), { most: 50 }))!;
      return { db, store, create };
    }

    it('keeps a policy, as the engine reads it too', async () => {
      const { db, store, create } = await setup();
      const made = await create({ isTeamDefault: true });
      expect(made).toEqual({
        ...policy({ isTeamDefault: true }),
        ...{ id: made.id, revision: 1 },
      });
      expect(await store.get(made.id)).toEqual(made);
      const { id, title } = made;
      expect(await new RulesStore(db).readPolicies()).toEqual([
        {
          ...{ id, title, teamRef: PAYMENTS, isTeamDefault: true },
          ...{ entityRefs: [LEDGER], rules: builtInRules },
        },
      ]);
      expect(await store.remove(id)).toBe(true);
      expect(await store.remove(id)).toBe(false);
      expect(await store.get(id)).toBeUndefined();
    });

    it('lists by team and title', async () => {
      const { store, create } = await setup();
      await create({ title: 'b' });
      await create({ title: 'a' });
      await create({ title: 'c', teamRef: FRAUD });
      const titles = async (teamRef?: string) =>
        (await store.list({ teamRef })).map(({ title }) => title);
      expect(await titles()).toEqual(['c', 'a', 'b']);
      expect(await titles(PAYMENTS)).toEqual(['a', 'b']);
      expect(await titles('group:default/none')).toEqual([]);
    });

    it('keeps so many of a team', async () => {
      const { store } = await setup();
      const most = { most: 1 };
      expect(await store.create(policy(), most)).toBeDefined();
      expect(await store.create(policy(), most)).toBeUndefined();
      expect(
        await store.create(policy({ teamRef: FRAUD }), most),
      ).toBeDefined();
    });

    it('changes what nobody else has changed', async () => {
      const { store, create } = await setup();
      const { id } = await create();
      const change = policy({
        ...{ title: 'Night', teamRef: FRAUD, entityRefs: [] },
        ...{ updatedBy: CHEN, updatedAt: T0 + MINUTE },
      });
      const saved = { ...change, id, revision: 2 };
      expect(await store.update(id, change, { baseRevision: 1 })).toEqual({
        ...{ kind: 'saved', policy: saved },
      });
      expect(await store.update(id, policy(), { baseRevision: 1 })).toEqual({
        ...{ kind: 'conflict', policy: saved },
      });
      expect(await store.get(id)).toEqual(saved);
      expect(
        await store.update('none', policy(), { baseRevision: 1 }),
      ).toBeUndefined();
    });

    it('has one default of a team, the last that was made or changed to be it', async () => {
      const { store, create } = await setup();
      const first = await create({ title: 'first', isTeamDefault: true });
      const other = await create({ teamRef: FRAUD, isTeamDefault: true });
      const second = await create({
        ...{ title: 'second', isTeamDefault: true },
        ...{ updatedBy: CHEN, updatedAt: T0 + MINUTE },
      });
      const before = await store.get(first.id);
      expect(before).toEqual({
        ...first,
        ...{ isTeamDefault: false, revision: 2, updatedBy: CHEN },
      });
      expect(await store.get(second.id)).toMatchObject({ isTeamDefault: true });
      const stale = policy({ isTeamDefault: true });
      const id = first.id;
      expect(await store.update(id, stale, { baseRevision: 1 })).toMatchObject({
        ...{ kind: 'conflict', policy: { updatedBy: CHEN } },
      });
      expect(await store.update(id, stale, { baseRevision: 2 })).toMatchObject({
        ...{ kind: 'saved', policy: { isTeamDefault: true, revision: 3 } },
      });
      expect(await store.get(second.id)).toMatchObject({
        ...{ isTeamDefault: false, revision: 2 },
      });
      expect(await store.get(other.id)).toEqual(other);
      const again = await store.update(id, stale, { baseRevision: 3 });
      expect(again).toMatchObject({ policy: { isTeamDefault: true } });
    });

    it('has one default of a team, however many are made at once', async () => {
      const { store, create } = await setup();
      const made = await Promise.all(
        ['a', 'b'].map(title => create({ title, isTeamDefault: true })),
      );
      const count = async () =>
        (await store.list()).filter(({ isTeamDefault }) => isTeamDefault)
          .length;
      expect(await count()).toBe(1);
      await Promise.all(
        made.map(({ id, title, revision }) =>
          store.update(id, policy({ title, isTeamDefault: true }), {
            baseRevision: revision,
          }),
        ),
      );
      expect(await count()).toBe(1);
    });
  });
});

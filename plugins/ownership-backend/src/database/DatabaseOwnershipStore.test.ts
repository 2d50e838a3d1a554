import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { defaultOwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import {
  componentEntity,
  domainEntity,
  eachDatabase,
  groupEntity,
  systemEntity,
  testMigrations,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { DatabaseOwnershipStore } from './DatabaseOwnershipStore';
import { openDatabase } from './openDatabase';
import { toFollowedEntity } from './toFollowedEntity';

const entities = withRelations([
  componentEntity({ name: 'own', owner: 'ledger', system: 'pay' }),
  componentEntity({ name: 'from-system', system: 'pay' }),
  componentEntity({ name: 'from-domain', system: 'bare' }),
  componentEntity({ name: 'from-parent-domain', system: 'deep' }),
  componentEntity({ name: 'orphan' }),
  componentEntity({ name: 'broken', owner: 'Team%A', system: 'pay' }),
  componentEntity({ name: 'personal', owner: 'user:ana' }),
  systemEntity({ name: 'pay', owner: 'ledger', domain: 'money' }),
  systemEntity({ name: 'bare', domain: 'money' }),
  systemEntity({ name: 'deep', domain: 'cash' }),
  domainEntity({ name: 'money', owner: 'treasury' }),
  domainEntity({ name: 'cash', subdomainOf: 'money' }),
  groupEntity({ name: 'ledger', members: ['ana'] }),
  groupEntity({ name: 'treasury' }),
  userEntity({ name: 'ana' }),
] as Entity[]);

const follow = (list: Entity[]) =>
  list.map(entity => toFollowedEntity(entity, defaultOwnershipKeys));

describe('DatabaseOwnershipStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const statements: string[] = [];
      const store = new DatabaseOwnershipStore(
        await openDatabase(mockServices.database({ knex })),
      );
      await store.upsertEntities(follow(entities));
      knex.on('query', ({ sql }) => statements.push(sql));
      return { store, statements };
    }
    const names = (found: { title: string }[]) =>
      found.map(({ title }) => title).sort();

    it('gives entities in one statement, whatever their number', async () => {
      const { store, statements } = await setup();
      const all = entities.map(({ kind, metadata }) =>
        `${kind}:default/${metadata.name}`.toLowerCase(),
      );
      expect(await store.getEntities(all)).toHaveLength(all.length);
      expect(statements).toHaveLength(1);
    });

    it('finds what someone owns, itself and by inheritance, each once', async () => {
      const { store, statements } = await setup();
      const ledger = await store.getEntitiesOwnedBy(['group:default/ledger']);
      expect(names(ledger)).toEqual(['from-system', 'own', 'pay']);
      expect(statements).toHaveLength(1);
      const treasury = await store.getEntitiesOwnedBy([
        'group:default/treasury',
      ]);
      expect(names(treasury)).toEqual([
        'bare',
        'cash',
        'deep',
        'from-domain',
        'from-parent-domain',
        'money',
      ]);
      const both = await store.getEntitiesOwnedBy([
        'group:default/treasury',
        'group:default/ledger',
        'user:default/ana',
      ]);
      expect(names(both)).toEqual(
        [...names(ledger), ...names(treasury), 'personal'].sort(),
      );
    });

    it('applies conditions to the owner that counts', async () => {
      const { store } = await setup();
      const refs = entities.map(({ kind, metadata }) =>
        `${kind}:default/${metadata.name}`.toLowerCase(),
      );
      const isLedger = {
        column: 'owner_ref' as const,
        values: ['group:default/ledger'],
      };
      const owned = await store.getEntities(refs, isLedger);
      expect(names(owned)).toEqual(['from-system', 'own', 'pay']);
      const others = await store.getEntities(refs, { not: isLedger });
      expect(names(others)).toHaveLength(refs.length - 3);
      expect(names(others)).toContain('orphan');
      expect(
        await store.getEntities(refs, { column: 'owner_ref', values: [] }),
      ).toEqual([]);
    });

    it('writes only rows that differ, and counts changes of the organisation', async () => {
      const { store } = await setup();
      const before = await store.getFollowState();
      expect(before.followedAt).toBeUndefined();
      expect(await store.upsertEntities(follow(entities))).toBe(0);

      const changed = entities.map(entity =>
        entity.metadata.name === 'own'
          ? componentEntity({ name: 'own', owner: 'treasury' })
          : entity,
      );
      expect(await store.upsertEntities(follow(changed))).toBe(1);
      expect(await store.getFollowState()).toEqual(before);

      const renamed = groupEntity({ name: 'ledger', title: 'The ledger' });
      expect(await store.upsertEntities(follow([renamed]))).toBe(1);
      const after = await store.getFollowState();
      expect(after.organisationRevision).toBe(before.organisationRevision + 1);
      const { groups, users, systems } = await store.getOrganisation();
      expect(groups.map(({ title }) => title).sort()).toEqual([
        'The ledger',
        'treasury',
      ]);
      expect(users).toHaveLength(1);
      expect(names(systems)).toEqual(['bare', 'cash', 'deep', 'money', 'pay']);
    });

    it('removes, and remembers when the catalog was followed', async () => {
      const { store } = await setup();
      await store.removeEntities(['component:default/own', 'user:default/ana']);
      expect((await store.readEtags()).size).toBe(entities.length - 2);
      const instant = new Date('2026-11-22T10:00:00.123Z');
      await store.setFollowedAt(instant);
      expect((await store.getFollowState()).followedAt).toEqual(instant);
    });
  });
});

describe('migrations', () => {
  testMigrations({
    directory: resolvePackagePath(
      '@callboard/backstage-plugin-ownership-backend',
      'migrations',
    ),
    insertRows: async (knex, migration) => {
      const entity_ref = `component:default/${'x'.repeat(300)}`;
      if (migration.endsWith('create_entities')) {
        await knex('entities').insert({
          entity_ref,
          kind: 'component',
          etag: 'e',
          facts_json: '{}',
        });
        await knex('follow_states').update({ followed_at: Date.now() });
      } else {
        const what = { entity_ref, owner_ref: 'group:default/ledger' };
        await knex('confirmations').insert({
          ...what,
          confirmed_at: Date.now(),
          confirmed_by: 'user:default/ana',
          confirmation_id: 'c',
        });
        await knex('ownership_changes').insert({
          ...what,
          change: 'confirmed',
          actor_ref: 'user:default/ana',
          happened_at: Date.now(),
        });
      }
    },
  });
});

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

const noon = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-22T12:05:00Z');

const follow = (list: Entity[]) =>
  list.map(entity => toFollowedEntity(entity, defaultOwnershipKeys));

describe('DatabaseOwnershipStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const store = new DatabaseOwnershipStore(
        await openDatabase(mockServices.database({ knex })),
      );
      await store.upsertEntities(follow(entities), noon);
      return { knex, store };
    }
    /** What was written after a revision. */
    async function readSince(store: DatabaseOwnershipStore, revision: number) {
      const { entities: pages, removals } = await store.readSince(revision);
      const refs: string[] = [];
      for await (const rows of pages) {
        refs.push(...rows.map(row => row.entity_ref));
      }
      return { refs, removals };
    }

    it('gives everything at first, and then what is new', async () => {
      const { store } = await setup();
      const { revision } = await store.getFollowState();
      const all = await readSince(store, -1);
      expect(all.refs).toHaveLength(entities.length);
      expect(await readSince(store, revision)).toEqual({
        refs: [],
        removals: [],
      });

      const [own] = follow([
        componentEntity({ name: 'own', owner: 'treasury' }),
      ]);
      await store.upsertEntities([own], later);
      await store.removeEntities(['component:default/orphan'], later);
      expect(await readSince(store, revision)).toEqual({
        refs: ['component:default/own'],
        removals: [{ kind: 'entity', key: 'component:default/orphan' }],
      });
      await store.forgetRemovals(new Date(later.getTime() + 1));
      expect((await readSince(store, revision)).removals).toEqual([]);
    });

    it('gives more entities than fit into one page, each once', async () => {
      const { store } = await setup();
      const many = follow(
        Array.from({ length: 4_100 }, (_, index) =>
          componentEntity({ name: `many-${index}` }),
        ),
      );
      await store.upsertEntities(many, later);
      const { refs } = await readSince(store, -1);
      expect(new Set(refs).size).toBe(refs.length);
      expect(refs).toHaveLength(entities.length + 4_100);
    });

    it('writes only rows that differ, and who owned them before', async () => {
      const { knex, store } = await setup();
      const before = await store.getFollowState();
      expect(before.followedAt).toBeUndefined();
      expect(await store.upsertEntities(follow(entities), later)).toBe(0);
      expect(await store.getFollowState()).toEqual(before);

      const changed = entities.map(entity =>
        entity.metadata.name === 'own'
          ? componentEntity({ name: 'own', owner: 'treasury' })
          : entity,
      );
      expect(await store.upsertEntities(follow(changed), later)).toBe(1);
      expect((await store.getFollowState()).revision).toBe(before.revision + 1);
      const history = await knex('ownership_changes');
      expect(history).toEqual([
        expect.objectContaining({
          entity_ref: 'component:default/own',
          change: 'owner-changed',
          owner_ref: 'group:default/ledger',
          to_ref: 'group:default/treasury',
          actor_ref: null,
        }),
      ]);
      const row = await knex('entities')
        .where({ entity_ref: 'component:default/own' })
        .first();
      expect(Number(row.first_seen_at)).toBe(noon.getTime());
    });

    it('removes, and remembers when the catalog was followed', async () => {
      const { store } = await setup();
      await store.removeEntities(
        ['component:default/own', 'user:default/ana'],
        later,
      );
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
      } else if (migration.endsWith('add_revisions')) {
        await knex('removals').insert({
          kind: 'entity',
          key: entity_ref,
          revision: 3,
          removed_at: Date.now(),
        });
      } else if (migration.endsWith('create_transfers')) {
        const revision = 4;
        await knex('transfers').insert({
          id: 't',
          entity_ref,
          status: 'proposed',
          open_key: `${entity_ref}#proposed`,
          to_ref: 'group:default/ledger',
          reason: 'ours',
          evidence_json: '[]',
          proposed_by: 'user:default/ana',
          proposed_at: Date.now(),
          expires_at: Date.now(),
          revision,
        });
        await knex('roles').insert({
          entity_ref,
          role: 'tech-lead',
          value: 'ana',
          set_by: 'user:default/ana',
          set_at: Date.now(),
          revision,
        });
        await knex('findings').insert({
          entity_ref,
          code: 'missing',
          found_at: Date.now(),
          revision,
        });
        await knex('ownership_changes').insert({
          entity_ref,
          change: 'owner-changed',
          happened_at: Date.now(),
        });
      } else if (migration.endsWith('create_messages')) {
        await knex('messages').insert({
          transfer_id: 't',
          status: 'proposed',
          batch: 'b',
          due_at: Date.now(),
        });
        await knex('digests').insert({
          owner_ref: 'group:default/ledger',
          week: '2026-W48',
          claimed_until: Date.now(),
        });
      } else if (migration.endsWith('create_confirmations')) {
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

import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { EntityFacts } from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';
import type { Knex } from 'knex';
import { chooseOwnedBy } from './operations/chooseOwnedBy';
import { removeEntities } from './operations/removeEntities';
import {
  ORGANISATION_KINDS,
  type EntityRow,
  type FollowStateRow,
} from './operations/rows';
import { selectEntities } from './operations/selectEntities';
import { upsertEntities } from './operations/upsertEntities';
import type {
  FollowedEntity,
  FollowState,
  OrganisationFacts,
  OwnershipStore,
} from './OwnershipStore';

/** Keeps what ownership knows in SQLite or PostgreSQL. */
export class DatabaseOwnershipStore implements OwnershipStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async getFollowState(): Promise<FollowState> {
    const row: FollowStateRow = await this.#db('follow_states').first();
    return {
      organisationRevision: row.organisation_revision,
      ...(row.followed_at !== null && {
        followedAt: new Date(Number(row.followed_at)),
      }),
    };
  }

  async setFollowedAt(instant: Date): Promise<void> {
    await this.#db('follow_states').update({ followed_at: instant.getTime() });
  }

  async getOrganisation(): Promise<OrganisationFacts> {
    const rows: Pick<EntityRow, 'kind' | 'facts_json'>[] = await this.#db(
      'entities',
    )
      .whereIn('kind', ORGANISATION_KINDS)
      .select('kind', 'facts_json');
    const ofKind = (kind: string) =>
      rows
        .filter(row => row.kind === kind)
        .map(row => JSON.parse(row.facts_json));
    return {
      groups: ofKind('group'),
      users: ofKind('user'),
      systems: [...ofKind('system'), ...ofKind('domain')],
    };
  }

  async getEntities(
    entityRefs: string[],
    filter?: PermissionCriteria<OwnershipFilter>,
  ): Promise<EntityFacts[]> {
    return selectEntities(
      this.#db,
      query => query.whereIn('entity.entity_ref', entityRefs),
      filter,
    );
  }

  async getEntitiesOwnedBy(
    ownerRefs: string[],
    filter?: PermissionCriteria<OwnershipFilter>,
  ): Promise<EntityFacts[]> {
    return selectEntities(this.#db, chooseOwnedBy(this.#db, ownerRefs), filter);
  }

  async readEtags(): Promise<Map<string, string>> {
    const rows: Pick<EntityRow, 'entity_ref' | 'etag'>[] = await this.#db(
      'entities',
    ).select('entity_ref', 'etag');
    return new Map(rows.map(row => [row.entity_ref, row.etag]));
  }

  async upsertEntities(entities: FollowedEntity[]): Promise<number> {
    return upsertEntities(this.#db, entities);
  }

  async removeEntities(entityRefs: string[]): Promise<void> {
    return removeEntities(this.#db, entityRefs);
  }
}

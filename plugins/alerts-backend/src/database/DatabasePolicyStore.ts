import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type {
  PolicyOutcome,
  PolicyRecord,
  PolicyStore,
  PolicyToKeep,
} from './PolicyStore';
import { clip, jsonOf, type Big } from './values';

/** What the column has room for. */
const TITLE = 200;

interface PolicyRow {
  id: string;
  title: string;
  team_ref: string;
  is_team_default: boolean | number;
  entity_refs_json: string;
  rules_json: string;
  revision: number;
  updated_by: string;
  updated_at: Big;
}

const toPolicy = (row: PolicyRow): PolicyRecord => ({
  id: row.id,
  title: row.title,
  teamRef: row.team_ref,
  isTeamDefault: Boolean(row.is_team_default),
  entityRefs: JSON.parse(row.entity_refs_json),
  rules: JSON.parse(row.rules_json),
  revision: row.revision,
  updatedBy: row.updated_by,
  updatedAt: Number(row.updated_at),
});

const toValues = (policy: PolicyToKeep) => ({
  title: clip(policy.title, TITLE),
  team_ref: policy.teamRef,
  is_team_default: policy.isTeamDefault,
  entity_refs_json: jsonOf(policy.entityRefs),
  rules_json: jsonOf(policy.rules),
  updated_by: policy.updatedBy,
  updated_at: policy.updatedAt,
});

/**
 * Those of a team, and one more. In the order of their ids, so that two who change policies of a team wait for each other, and not
 * crosswise.
 */
async function hold(
  tx: Knex,
  teamRef: string,
  id?: string,
): Promise<PolicyRow[]> {
  const query = tx('policies')
    .where({ team_ref: teamRef })
    .modify(one => {
      if (id !== undefined) one.orWhere({ id });
    })
    .orderBy('id');
  return isPostgres(tx) ? query.forUpdate() : query;
}

/**
 * The default of a team is one no more. When it was changed stays as it is: of two policies that name an entity the one that was written
 * last counts, and this one was not written.
 */
async function endDefault(
  tx: Knex,
  { teamRef, updatedBy }: PolicyToKeep,
  exceptId: string,
): Promise<void> {
  await tx('policies')
    .where({ team_ref: teamRef, is_team_default: true })
    .whereNot({ id: exceptId })
    .increment('revision', 1)
    .update({ is_team_default: false, updated_by: updatedBy });
}

/** Keeps policies in SQLite or PostgreSQL. */
export class DatabasePolicyStore implements PolicyStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async list({ teamRef }: { teamRef?: string } = {}): Promise<PolicyRecord[]> {
    const rows: PolicyRow[] = await this.#db('policies')
      .modify(query => {
        if (teamRef !== undefined) query.where({ team_ref: teamRef });
      })
      .orderBy(['team_ref', 'title', 'id']);
    return rows.map(toPolicy);
  }

  async get(id: string): Promise<PolicyRecord | undefined> {
    const row: PolicyRow | undefined = await this.#db('policies')
      .where({ id })
      .first();
    return row && toPolicy(row);
  }

  create(
    policy: PolicyToKeep,
    { most }: { most: number },
  ): Promise<PolicyRecord | undefined> {
    const id = randomUUID();
    return this.#change(async tx => {
      const known = await hold(tx, policy.teamRef);
      if (known.length >= most) return undefined;
      if (policy.isTeamDefault) await endDefault(tx, policy, id);
      await tx('policies').insert({ id, revision: 1, ...toValues(policy) });
      return this.#read(tx, id);
    });
  }

  update(
    id: string,
    policy: PolicyToKeep,
    { baseRevision }: { baseRevision: number },
  ): Promise<PolicyOutcome | undefined> {
    return this.#change(async tx => {
      const held = await hold(tx, policy.teamRef, id);
      const before = held.find(row => row.id === id);
      if (!before) return undefined;
      if (before.revision !== baseRevision) {
        return { kind: 'conflict', policy: toPolicy(before) };
      }
      if (policy.isTeamDefault) await endDefault(tx, policy, id);
      await tx('policies')
        .where({ id })
        .update({ ...toValues(policy), revision: baseRevision + 1 });
      const saved = await this.#read(tx, id);
      return saved && { kind: 'saved', policy: saved };
    });
  }

  async remove(id: string): Promise<boolean> {
    return (await this.#db('policies').where({ id }).delete()) > 0;
  }

  async #read(tx: Knex, id: string): Promise<PolicyRecord | undefined> {
    const row: PolicyRow | undefined = await tx('policies')
      .where({ id })
      .first();
    return row && toPolicy(row);
  }

  /** Of two first defaults of a team that are made at the same time, the second finds the first when it looks again. */
  async #change<T>(work: (tx: Knex) => Promise<T>): Promise<T> {
    try {
      return await this.#db.transaction(work);
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      return this.#db.transaction(work);
    }
  }
}

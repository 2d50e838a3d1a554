import { randomUUID } from 'node:crypto';
import { groupBy, isPostgres, textRows } from '@internal/backend-kit';
import type { KeyScope } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import type {
  FoundKey,
  KeyRecord,
  KeyStore,
  NewKey,
  NewSecret,
  SecretRecord,
} from './KeyStore';
import { clip, jsonOf, numberOf, type Big } from './values';

/** Characters that the columns have room for. */
const TITLE = 200;
const SENDER = 200;

const NOTE_USE_EVERY_MS = 60_000;

interface KeyRow {
  id: string;
  title: string;
  scope_kind: KeyScope['kind'];
  scope_ref: string | null;
  mapping_json: string | null;
  created_by: string;
  created_at: Big;
  revoked_at: Big | null;
}

interface SecretRow {
  id: string;
  key_id: string;
  hash: string;
  hint: string;
  created_at: Big;
  expires_at: Big | null;
  last_used_at: Big | null;
  last_sender: string | null;
}

type FoundRow = Pick<
  KeyRow,
  'title' | 'scope_kind' | 'scope_ref' | 'mapping_json'
> &
  Pick<SecretRow, 'id' | 'key_id' | 'hash' | 'expires_at'>;

const refOf = (scope: KeyScope): string | undefined => {
  if (scope.kind === 'entity') return scope.entityRef;
  return scope.kind === 'group' ? scope.groupRef : undefined;
};

function scopeOf({
  scope_kind: kind,
  scope_ref: ref,
}: Pick<KeyRow, 'scope_kind' | 'scope_ref'>): KeyScope {
  if (kind === 'entity') return { kind, entityRef: ref ?? '' };
  return kind === 'group' ? { kind, groupRef: ref ?? '' } : { kind };
}

const mappingOf = ({ mapping_json: json }: Pick<KeyRow, 'mapping_json'>) =>
  json === null ? undefined : JSON.parse(json);

const toSecret = (row: SecretRow): SecretRecord => ({
  hint: row.hint,
  createdAt: Number(row.created_at),
  expiresAt: numberOf(row.expires_at),
  lastUsedAt: numberOf(row.last_used_at),
  lastSender: row.last_sender ?? undefined,
});

const toKey = (row: KeyRow, secrets: readonly SecretRow[]): KeyRecord => ({
  id: row.id,
  title: row.title,
  scope: scopeOf(row),
  mapping: mappingOf(row),
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  revokedAt: numberOf(row.revoked_at),
  secrets: secrets.map(toSecret),
});

const toFound = (row: FoundRow): FoundKey => ({
  id: row.key_id,
  title: row.title,
  scope: scopeOf(row),
  mapping: mappingOf(row),
  secretId: row.id,
  hash: row.hash,
  expiresAt: numberOf(row.expires_at),
});

/** Secrets that have not ended. */
const livingAt = (now: number) => (query: Knex.QueryBuilder) =>
  query.where(one =>
    one.whereNull('expires_at').orWhere('expires_at', '>', now),
  );

async function insertSecret(
  tx: Knex,
  keyId: string,
  { hash, hint }: NewSecret,
  createdAt: number,
): Promise<void> {
  await tx('routing_secrets').insert({
    id: randomUUID(),
    key_id: keyId,
    ...{ hash, hint, created_at: createdAt },
  });
}

async function readKeys(
  db: Knex,
  rows: readonly KeyRow[],
  now: number,
): Promise<KeyRecord[]> {
  const ids = rows.map(({ id }) => id);
  const secrets: SecretRow[] = await db('routing_secrets')
    .whereIn('key_id', textRows(db, ids))
    .modify(livingAt(now))
    // Of several of the same moment, the one in use is the newest.
    .orderByRaw('expires_at is null desc, created_at desc, id');
  const byKey = groupBy(secrets, ({ key_id: keyId }) => keyId);
  return rows.map(row => toKey(row, byKey.get(row.id) ?? []));
}

/** Keeps routing keys in SQLite or PostgreSQL. */
export class DatabaseKeyStore implements KeyStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async create(
    key: NewKey,
    { most }: { most: number },
  ): Promise<KeyRecord | undefined> {
    const { scope, mapping, createdAt } = key;
    const row: KeyRow = {
      id: randomUUID(),
      title: clip(key.title, TITLE),
      scope_kind: scope.kind,
      scope_ref: refOf(scope) ?? null,
      mapping_json: mapping ? jsonOf(mapping) : null,
      created_by: key.createdBy,
      created_at: createdAt,
      revoked_at: null,
    };
    return this.#db.transaction(async tx => {
      const [{ count }] = await tx('routing_keys')
        .where({
          scope_kind: row.scope_kind,
          scope_ref: row.scope_ref,
          revoked_at: null,
        })
        .count({ count: '*' });
      if (Number(count) >= most) return undefined;
      await tx('routing_keys').insert(row);
      await insertSecret(tx, row.id, key.secret, createdAt);
      await tx('intake_lanes').insert({ id: row.id });
      return (await readKeys(tx, [row], createdAt))[0];
    });
  }

  async list(now: number): Promise<KeyRecord[]> {
    const rows: KeyRow[] = await this.#db('routing_keys')
      .where({ revoked_at: null })
      .orderBy(['title', 'id']);
    return readKeys(this.#db, rows, now);
  }

  async get(id: string, now: number): Promise<KeyRecord | undefined> {
    const rows: KeyRow[] = await this.#db('routing_keys').where({ id });
    return (await readKeys(this.#db, rows, now))[0];
  }

  async rotate(
    id: string,
    options: Parameters<KeyStore['rotate']>[1],
  ): Promise<KeyRecord | 'unknown' | 'too-many'> {
    const { secret, now, overlapMs, most } = options;
    return this.#db.transaction(async tx => {
      const key = tx('routing_keys').where({ id, revoked_at: null });
      // Of two that rotate at the same time, the second ends the secret of the first.
      const rows: KeyRow[] = await (isPostgres(tx) ? key.forUpdate() : key);
      if (rows.length === 0) return 'unknown';
      const secrets = () => tx('routing_secrets').where({ key_id: id });
      await secrets().where('expires_at', '<=', now).delete();
      const [{ count }] = await secrets().count({ count: '*' });
      if (Number(count) >= most) return 'too-many';
      await secrets()
        .whereNull('expires_at')
        .update({ expires_at: now + overlapMs });
      await insertSecret(tx, id, secret, now);
      return (await readKeys(tx, rows, now))[0];
    });
  }

  async revoke(id: string, at: number): Promise<boolean> {
    const revoked = await this.#db('routing_keys')
      .where({ id, revoked_at: null })
      .update({ revoked_at: at });
    return revoked > 0;
  }

  async findByHashes(
    hashes: readonly string[],
    now: number,
  ): Promise<FoundKey[]> {
    const rows: FoundRow[] = await this.#db('routing_secrets as secret')
      .join('routing_keys as key', 'key.id', 'secret.key_id')
      .whereIn('secret.hash', hashes)
      .whereNull('key.revoked_at')
      .modify(livingAt(now))
      .select(
        ...['secret.id', 'secret.key_id', 'secret.hash', 'secret.expires_at'],
        ...['key.title', 'key.scope_kind', 'key.scope_ref', 'key.mapping_json'],
      );
    return rows.map(toFound);
  }

  async setUsed({
    secretId,
    at,
    sender,
  }: Parameters<KeyStore['setUsed']>[0]): Promise<void> {
    await this.#db('routing_secrets')
      .where({ id: secretId })
      .where(query =>
        query
          .whereNull('last_used_at')
          .orWhere('last_used_at', '<=', at - NOTE_USE_EVERY_MS),
      )
      .update({
        last_used_at: at,
        last_sender: sender === undefined ? null : clip(sender, SENDER),
      });
  }
}

import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { clip, compact, numberOf, type Big } from './columns';
import type {
  NewPushToken,
  PushTokenRecord,
  PushTokenStore,
} from './PushTokenStore';

const HOUR_MS = 3_600_000;
/** Characters of a title, as its column has them. */
const TITLE = 200;

interface PushTokenRow {
  id: string;
  provider_id: string;
  title: string;
  hash: string;
  scope_json: string;
  created_by: string;
  created_at: Big;
  last_used_at: Big | null;
  revoked_at: Big | null;
  expires_at: Big | null;
}

const toToken = (row: PushTokenRow): PushTokenRecord =>
  compact({
    id: row.id,
    providerId: row.provider_id,
    title: row.title,
    scope: JSON.parse(row.scope_json),
    createdBy: row.created_by,
    createdAt: Number(row.created_at),
    lastUsedAt: numberOf(row.last_used_at),
    revokedAt: numberOf(row.revoked_at),
    expiresAt: numberOf(row.expires_at),
  });

/** Keeps tokens in SQLite or PostgreSQL. */
export class DatabasePushTokenStore implements PushTokenStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async create(token: NewPushToken): Promise<PushTokenRecord> {
    const row: PushTokenRow = {
      id: randomUUID(),
      provider_id: token.providerId,
      title: clip(token.title, TITLE),
      hash: token.hash,
      scope_json: JSON.stringify(token.scope),
      created_by: token.createdBy,
      created_at: token.createdAt,
      last_used_at: null,
      revoked_at: null,
      expires_at: token.expiresAt ?? null,
    };
    await this.#db('push_tokens').insert(row);
    return toToken(row);
  }

  async findByHash(hash: string): Promise<PushTokenRecord | undefined> {
    const row = await this.#db<PushTokenRow>('push_tokens')
      .where({ hash })
      .first();
    return row && toToken(row);
  }

  async list(): Promise<PushTokenRecord[]> {
    const rows = await this.#db<PushTokenRow>('push_tokens').orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
    return rows.map(toToken);
  }

  async revoke(id: string, at: number): Promise<boolean> {
    const revoked = await this.#db('push_tokens')
      .where({ id, revoked_at: null })
      .update({ revoked_at: at });
    return revoked > 0;
  }

  async setUsed(
    { id, lastUsedAt = -Infinity }: PushTokenRecord,
    at: number,
  ): Promise<void> {
    if (at - lastUsedAt < HOUR_MS) return;
    await this.#db('push_tokens').where({ id }).update({ last_used_at: at });
  }
}

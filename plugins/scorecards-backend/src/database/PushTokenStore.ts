import type { JsonObject } from '@backstage/types';

/** A token as it is made. */
export interface NewPushToken {
  /** Whose facts it may push. */
  providerId: string;
  title: string;
  /** SHA-256 of the token, in hexadecimal. */
  hash: string;
  /** What else bounds it; references in it follow renames. */
  scope: JsonObject;
  createdBy: string;
  createdAt: number;
  expiresAt?: number;
}

/** A token as it is kept: without what it is made of. */
export interface PushTokenRecord extends Omit<NewPushToken, 'hash'> {
  id: string;
  /** To the hour or so. */
  lastUsedAt?: number;
  revokedAt?: number;
}

/** Where tokens of the push API are kept. Moments are milliseconds since 1970 in UTC. */
export interface PushTokenStore {
  create(token: NewPushToken): Promise<PushTokenRecord>;
  /** Revoked and expired ones too. */
  findByHash(hash: string): Promise<PushTokenRecord | undefined>;
  /** The newest first. */
  list(): Promise<PushTokenRecord[]>;
  /** @returns false when there is no such token, or it is revoked already */
  revoke(id: string, at: number): Promise<boolean>;
  /** Writes only when it was not used for an hour. */
  setUsed(token: PushTokenRecord, at: number): Promise<void>;
}

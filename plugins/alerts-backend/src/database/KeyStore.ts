import type {
  GenericMapping,
  KeyScope,
} from '@callboard/backstage-plugin-alerts-common';

/** One secret of a routing key. Times are milliseconds since 1970 in UTC. */
export interface SecretRecord {
  hint: string;
  createdAt: number;
  /** Absent for the one in use. */
  expiresAt?: number;
  lastUsedAt?: number;
  lastSender?: string;
}

/** What is kept of a routing key. */
export interface KeyRecord {
  id: string;
  title: string;
  scope: KeyScope;
  mapping?: GenericMapping;
  createdBy: string;
  createdAt: number;
  revokedAt?: number;
  /** Those that have not ended, the newest first. */
  secrets: SecretRecord[];
}

/** A secret to be kept. */
export interface NewSecret {
  /** SHA-256 in hexadecimal. */
  hash: string;
  /** Its last four characters. */
  hint: string;
}

/** A key to be kept. */
export interface NewKey
  extends Pick<
    KeyRecord,
    'title' | 'scope' | 'mapping' | 'createdBy' | 'createdAt'
  > {
  secret: NewSecret;
}

/** A key that a secret opens. */
export interface FoundKey
  extends Pick<KeyRecord, 'id' | 'title' | 'scope' | 'mapping'> {
  secretId: string;
  hash: string;
  /** When the secret ends; absent for the one in use. */
  expiresAt?: number;
}

/** Routing keys and their secrets. */
export interface KeyStore {
  /**
   * Keeps a key, with the lane of what comes by it.
   *
   * @param options.most - keys of a scope
   * @returns undefined where the scope has so many
   */
  create(
    key: NewKey,
    options: { most: number },
  ): Promise<KeyRecord | undefined>;
  /** Those that are not revoked, by title. */
  list(now: number): Promise<KeyRecord[]>;
  /** Also one that is revoked: alerts that came by it live on. */
  get(id: string, now: number): Promise<KeyRecord | undefined>;
  /**
   * Adds a secret. Those before it end a while later, or when they do anyway; those that have ended are forgotten.
   *
   * @param options.most - secrets of a key at a time
   */
  rotate(
    id: string,
    options: {
      secret: NewSecret;
      now: number;
      overlapMs: number;
      most: number;
    },
  ): Promise<KeyRecord | 'unknown' | 'too-many'>;
  /** Its lane stays. @returns whether it was in use */
  revoke(id: string, at: number): Promise<boolean>;
  /** Keys in use that have these secrets, none of which has ended. */
  findByHashes(hashes: readonly string[], now: number): Promise<FoundKey[]>;
  /** Notes the use of a secret, at most once a minute. */
  setUsed(use: {
    secretId: string;
    at: number;
    sender?: string;
  }): Promise<void>;
}

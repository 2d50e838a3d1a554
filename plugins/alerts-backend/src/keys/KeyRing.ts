import { Together } from '@internal/backend-kit';
import type { FoundKey, KeyStore } from '../database/KeyStore';
import { hashOf, isSecret } from './secrets';
import { ShortMemory } from './ShortMemory';

/** Kept of each kind: some megabytes. */
const MOST = 10_000;
/** So long a process that has not revoked a key itself may take it still. */
const KNOWN_FOR_MS = 5_000;
/** Nobody mints a secret that was tried before. */
const UNKNOWN_FOR_MS = 10_000;
/** Secrets that are looked up by one statement. */
const MOST_AT_ONCE = 100;
const NOTE_USE_EVERY_MS = 60_000;

/**
 * Finds the keys that secrets open. They are compared by their hashes, in an index: how long that takes tells nothing of a secret.
 * However many try secrets that nobody knows, one statement at a time is under way for them.
 */
export class KeyRing {
  readonly #keys: Pick<KeyStore, 'findByHashes' | 'setUsed'>;
  readonly #clock: () => number;
  readonly #known = new ShortMemory<FoundKey>({
    forMs: KNOWN_FOR_MS,
    most: MOST,
  });
  readonly #unknown = new ShortMemory<true>({
    forMs: UNKNOWN_FOR_MS,
    most: MOST,
  });
  readonly #used = new ShortMemory<true>({
    forMs: NOTE_USE_EVERY_MS,
    most: MOST,
  });
  readonly #lookup: Together<string, FoundKey | undefined>;
  /** Grows with each key that is revoked: what was read before it may be out of date. */
  #revision = 0;

  constructor(options: {
    keys: Pick<KeyStore, 'findByHashes' | 'setUsed'>;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#keys = options.keys;
    this.#clock = options.clock ?? Date.now;
    this.#lookup = new Together({
      most: waiting => Math.min(waiting.length, MOST_AT_ONCE),
      work: hashes => this.#read(hashes),
    });
  }

  /** @returns undefined for a secret that never was, has ended, or whose key is revoked */
  async find(secret: string | undefined): Promise<FoundKey | undefined> {
    if (!isSecret(secret)) return undefined;
    const hash = hashOf(secret);
    const now = this.#clock();
    const known = this.#known.get(hash, now);
    if (known) return this.#living(known);
    if (this.#unknown.get(hash, now)) return undefined;
    const revision = this.#revision;
    const found = await this.#lookup.do(hash);
    if (found) {
      if (revision === this.#revision) this.#known.set(hash, found, now);
      return this.#living(found);
    }
    this.#unknown.set(hash, true, now);
    return undefined;
  }

  /** A key is revoked: this process refuses it from now on. */
  forget(keyId: string): void {
    this.#revision++;
    this.#known.deleteWhere(({ id }) => id === keyId);
  }

  /** Notes what has used a secret, at most once a minute. */
  async noteUse(
    { secretId }: Pick<FoundKey, 'secretId'>,
    sender?: string,
  ): Promise<void> {
    const at = this.#clock();
    if (this.#used.get(secretId, at)) return;
    this.#used.set(secretId, true, at);
    await this.#keys.setUsed({ secretId, at, sender });
  }

  #living(key: FoundKey): FoundKey | undefined {
    const { expiresAt = Infinity } = key;
    return this.#clock() < expiresAt ? key : undefined;
  }

  async #read(
    hashes: readonly string[],
  ): Promise<readonly (FoundKey | undefined)[]> {
    const found = await this.#keys.findByHashes(
      [...new Set(hashes)],
      this.#clock(),
    );
    const byHash = new Map(found.map(key => [key.hash, key]));
    return hashes.map(hash => byHash.get(hash));
  }
}

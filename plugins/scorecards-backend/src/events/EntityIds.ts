import { createHmac } from 'node:crypto';

/** Names entities where everybody hears it: whoever does not see one learns nothing of it, as the key never leaves the database. */
export class EntityIds {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** The same in all processes, and after a restart. */
  of(entityRef: string): string {
    return createHmac('sha256', this.#key)
      .update(entityRef)
      .digest('base64url')
      .slice(0, 16);
  }
}

import type { NamedEntity } from './named';

/**
 * How far an owner can be relied on.
 *
 * - `fresh`: someone who answers has confirmed it lately.
 * - `ageing`: it will soon have to be confirmed again.
 * - `stale`: that day has passed.
 * - `never`: nobody has confirmed this owner yet.
 *
 * @public
 */
export type TrustLevel = 'fresh' | 'ageing' | 'stale' | 'never';

/**
 * When an owner was confirmed, and what that is still worth.
 *
 * @public
 */
export interface OwnerTrust {
  level: TrustLevel;
  /** ISO 8601 in UTC; absent when never. */
  confirmedAt?: string;
  /** Who confirmed; absent when never, and when the caller does not see that person. */
  confirmedBy?: NamedEntity;
  /** By when it has to be confirmed again, ISO 8601 in UTC; absent when never. */
  dueAt?: string;
  /** Whether the caller is one of those who answer, and so may confirm. */
  mayConfirm: boolean;
}

/**
 * What was confirmed in one go.
 *
 * @public
 */
export interface Confirmation {
  /** To take it back with. */
  id: string;
  /** ISO 8601 in UTC. */
  confirmedAt: string;
  /** Full references in lower case, in request order. */
  entityRefs: string[];
}

import type { AlertNamed } from './alert';
import type { GenericMapping } from './incoming';

/**
 * What a routing key brings alerts in for: one entity, one team with what it owns, or everything.
 *
 * @public
 */
export type KeyScope =
  | { kind: 'entity'; entityRef: string }
  | { kind: 'group'; groupRef: string }
  | { kind: 'any' };

/**
 * One secret of a routing key. There are two while a rotation overlaps.
 *
 * @public
 */
export interface KeySecret {
  /** Its last four characters. */
  hint: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** When it ends; absent for the one in use. */
  expiresAt?: string;
  lastUsedAt?: string;
  /** What its last sender called itself. Text of others. */
  lastSender?: string;
}

/**
 * A routing key, without its secrets.
 *
 * @public
 */
export interface RoutingKey {
  id: string;
  title: string;
  scope: KeyScope;
  /** Of the scope; absent for everything, and where the catalog does not know it any more. */
  named?: AlertNamed;
  mapping?: GenericMapping;
  createdBy: AlertNamed;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** The newest first. */
  secrets: KeySecret[];
}

/**
 * A key with a secret that nobody is told again.
 *
 * @public
 */
export interface NewRoutingKey {
  key: RoutingKey;
  secret: string;
}

import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Who owns an entity.
 *
 * @public
 */
export interface OncallOwner {
  /** Full reference of a group or user, in lower case. */
  ownerRef: string;
  /** What the entity is part of, when that names the owner and the entity does not. */
  inheritedFrom?: string;
}

/**
 * Knows owners better than the relations of the catalog.
 *
 * @public
 */
export interface OncallOwnerProvider {
  /**
   * Owners of at most 1,000 entities, in request order; undefined where it knows none. It answers for the portal, not for a
   * person: on-call shows an owner only to those who see it. It is asked in the background every two minutes, by each
   * process.
   *
   * @throws when it cannot answer; what it said before counts for an hour
   */
  getOwners(request: {
    /** Full references in lower case. */
    entityRefs: string[];
    signal: AbortSignal;
  }): Promise<(OncallOwner | undefined)[]>;
}

/**
 * Takes over from the relations of the catalog.
 *
 * @public
 */
export interface OncallOwnersExtensionPoint {
  /** @throws when there is one already */
  setOwnerProvider(provider: OncallOwnerProvider): void;
}

/**
 * Where a module of the on-call backend says who owns what. Without one, and where it knows no owner, the relations of the
 * catalog say so.
 *
 * @public
 */
export const oncallOwnersExtensionPoint =
  createExtensionPoint<OncallOwnersExtensionPoint>({ id: 'oncall.owners' });

/** What alerts keep of anything in the catalog. References are full and in lower case. */
export interface EntityFacts {
  entityRef: string;
  etag: string;
  /** In lower case. */
  kind: string;
  /** In lower case. */
  name: string;
  title: string;
  /** Those with values that are not too long to name something. */
  annotations: ReadonlyMap<string, string>;
  labels: ReadonlyMap<string, string>;
  /** By its relations, sorted. */
  ownerRefs: readonly string[];
  /** The systems, then the domains, it is part of. */
  partOf: readonly string[];
}

export interface GroupFacts {
  members: readonly string[];
  /** Groups above it. */
  parents: readonly string[];
  children: readonly string[];
}

export interface UserFacts {
  email?: string;
}

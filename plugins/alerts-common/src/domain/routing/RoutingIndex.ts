/**
 * What routing knows of an entity.
 *
 * @public
 */
export interface RoutingEntity {
  /** Full reference in lower case. */
  entityRef: string;
  title: string;
  /** The group that answers for it, as known to the catalog; absent where nobody does. */
  teamRef?: string;
}

/**
 * What routing asks of the catalog. References are full and in lower case.
 *
 * @public
 */
export interface RoutingIndex {
  /** Undefined where it is not in the catalog. */
  entity(entityRef: string): RoutingEntity | undefined;
  /** Entities whose annotation has the value, or has it between its commas. */
  byAnnotation(annotation: string, value: string): readonly string[];
  /** Entities of some kinds with a name, in any namespace. All in lower case. */
  byName(name: string, kinds: readonly string[]): readonly string[];
  /** Reference of a group, by its reference, or by its name where only one group has it. In lower case. */
  team(refOrName: string): string | undefined;
  /** Whether a group is another one, or somewhere below it. */
  isWithin(teamRef: string, groupRef: string): boolean;
  /** References of entities with names like a text, the nearest first; see {@link NearNames}. */
  near(text: string, limit: number): readonly string[];
}

/**
 * Another entity, named.
 *
 * @public
 */
export interface NamedEntity {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
}

import type { Organisation } from './Organisation';

/**
 * The organisation as one caller may see it.
 *
 * @public
 */
export interface Viewpoint {
  organisation: Organisation;
  /** Whether the caller sees an entity; what it refuses is treated as though it did not exist. */
  sees: (entityRef: string) => boolean;
  /** Annotation to recommend when a group has no channel. */
  chatKey: string;
}

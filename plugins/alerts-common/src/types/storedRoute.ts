import type { AlertNamed } from './alert';
import type { RememberedRoute } from './routing';

/**
 * A remembered route in a list.
 *
 * @public
 */
export interface StoredRoute extends RememberedRoute {
  /** Where it leads; absent where the catalog does not know it any more. */
  target?: AlertNamed;
  createdBy: AlertNamed;
  /** Title of the routing key that it is for; absent for all. */
  key?: string;
  /** The caller may have it forgotten. */
  mayForget: boolean;
}

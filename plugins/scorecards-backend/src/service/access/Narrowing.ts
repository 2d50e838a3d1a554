import type { Sees } from '@internal/backend-kit';
import type { Estates } from '../state/Estate';
import { servicesOf, type ResultGrant } from './scopes';
import type { TeamDirectory } from './Teams';

/** Of so many callers it is kept: what is worked out beside one may take a megabyte. */
const MOST_KEPT = 10;

interface Narrowed {
  of: Sees;
  by: string;
  directory: TeamDirectory;
  sees: Sees;
}

/**
 * Narrows what callers see of the catalog to the results that they may read. Whoever may read the same gets the very same predicate, so
 * that what is worked out with it for a request serves the next one.
 */
export class Narrowing {
  readonly #estates: Pick<Estates, 'find'>;
  /** The least recently used first. */
  #kept: readonly Narrowed[] = [];

  constructor(estates: Pick<Estates, 'find'>) {
    this.#estates = estates;
  }

  of(sees: Sees, grant: ResultGrant, directory: TeamDirectory): Sees {
    const by = grant.key;
    const narrowed = this.#kept.find(
      one => one.of === sees && one.by === by && one.directory === directory,
    ) ?? {
      of: sees,
      by,
      directory,
      sees: this.#narrow(sees, grant, directory),
    };
    this.#kept = [
      ...this.#kept.filter(one => one !== narrowed),
      narrowed,
    ].slice(-MOST_KEPT);
    return narrowed.sees;
  }

  #narrow(sees: Sees, grant: ResultGrant, directory: TeamDirectory): Sees {
    const mayRead = servicesOf(grant, directory);
    return ref => {
      const service = sees(ref) ? this.#estates.find(ref) : undefined;
      return service !== undefined && mayRead(service);
    };
  }
}

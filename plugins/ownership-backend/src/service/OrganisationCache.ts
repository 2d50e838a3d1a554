import {
  createOrganisation,
  type Organisation,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipStore } from '../database/OwnershipStore';

/**
 * All teams, people, systems and domains in memory, read again only when their revision in the database has moved: by this process or by
 * another one. 900 people take about 1 MB and 5 ms to read.
 */
export class OrganisationCache {
  readonly #store: Pick<OwnershipStore, 'getOrganisation'>;
  #revision?: number;
  #organisation?: Promise<Organisation>;

  constructor(store: Pick<OwnershipStore, 'getOrganisation'>) {
    this.#store = store;
  }

  /** The organisation, at least as new as the revision. */
  async at(revision: number): Promise<Organisation> {
    if (!this.#organisation || this.#revision !== revision) {
      this.#revision = revision;
      const reading = this.#store
        .getOrganisation()
        .then(({ groups, users, systems }) =>
          createOrganisation(groups, users, systems),
        );
      this.#organisation = reading;
      reading.catch(() => {
        // A failed read is tried again by the next caller.
        if (this.#organisation === reading) this.#organisation = undefined;
      });
    }
    return this.#organisation;
  }
}

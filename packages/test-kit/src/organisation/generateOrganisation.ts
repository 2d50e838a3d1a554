import { Entity } from '@backstage/catalog-model';
import { withRelations } from '../entities';
import { generatePeople, PeopleOptions } from './generatePeople';
import { generateSoftware, SoftwareOptions } from './generateSoftware';
import { seededRandom } from './random';

export interface OrganisationOptions
  extends PeopleOptions,
    Omit<SoftwareOptions, 'flaws'> {
  /** The same seed gives the same organisation. */
  seed: number;
  /**
   * Share of the services for each of the four kinds of flawed owner (missing, not in the catalog, e-mail address,
   * person); 0.05 unless told.
   */
  flaws?: number;
}

/**
 * A company as the catalog would serve it, relations and etags included. Beside the people and the services there are
 * one system per 12 services, one domain per 12 systems, 7 % APIs and 5 % resources.
 */
export function generateOrganisation(options: OrganisationOptions): Entity[] {
  const { seed, flaws = 0.05, ...sizes } = options;
  const random = seededRandom(seed);
  const people = generatePeople(random, sizes);
  const software = generateSoftware(random, people, { ...sizes, flaws });
  return withRelations([...people.groups, ...people.users, ...software]);
}

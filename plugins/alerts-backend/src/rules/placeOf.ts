import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { AlertDirectory } from '../directory/AlertDirectory';

/** For what somebody pages, and who answers. */
export interface PagedPlace {
  entityRef?: string;
  /** A group, or the person who owns the entity alone. */
  teamRef: string;
}

/**
 * Who answers for an entity or a group, as alerts by hand are routed.
 *
 * @param ref - full and in lower case
 * @throws NotFoundError for what is not in the catalog
 * @throws InputError for a person, and for what nobody answers for: such an alert would page nobody
 */
export function placeOf(
  ref: string,
  directory: Pick<AlertDirectory, 'entity' | 'isReady'>,
): PagedPlace {
  const entity = directory.entity(ref);
  if (!entity && !directory.isReady) {
    throw new ServiceUnavailableError(
      'The catalog is being read after a start; try again in a moment',
    );
  }
  if (!entity) throw new NotFoundError(`There is no ${ref}`);
  if (entity.kind === 'group') return { teamRef: ref };
  if (entity.kind === 'user') {
    throw new InputError('entityRef: name a service or a team, not a person');
  }
  const { teamRef, ownerRef, title } = entity;
  const person = ownerRef?.startsWith('user:') ? ownerRef : undefined;
  const answers = teamRef ?? person;
  if (answers !== undefined) return { entityRef: ref, teamRef: answers };
  throw new InputError(
    `entityRef: nobody answers for ${title}; page a team instead`,
  );
}

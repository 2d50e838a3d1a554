/* What the sample organisation has that alerts are about. */
import { stringifyEntityRef } from '@backstage/catalog-model';
import { exampleOrganisation } from '../../../packages/test-kit/src/organisation';
import { isService } from '../memberCatalog';
import { alertedService } from './organisation';

export function sampleServices() {
  const entities = exampleOrganisation();
  return {
    services: entities.filter(isService).flatMap(alertedService),
    users: entities
      .filter(({ kind }) => kind === 'User')
      .map(user => stringifyEntityRef(user)),
  };
}

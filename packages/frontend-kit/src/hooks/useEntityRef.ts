import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';

/** Full reference of the entity of the page, in lower case. */
export function useEntityRef(): string {
  return stringifyEntityRef(useEntity().entity);
}

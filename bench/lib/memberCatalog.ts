import type { Entity } from '@backstage/catalog-model';
import { FakeCatalog } from '../../packages/test-kit/src/catalog';

export const isService = ({ kind, spec }: Entity): boolean =>
  kind === 'Component' && spec?.type === 'service';

export const isRestricted = ({ metadata }: Entity): boolean =>
  metadata.labels?.['callboard.dev/visibility'] === 'restricted';

/** What the demo policy's condition means: restricted entities are hidden from the member who reads. */
export const memberCatalog = (entities: Entity[]): FakeCatalog =>
  FakeCatalog.create({
    entities,
    canSee: ({ principal }, entity) =>
      (principal as { type: string }).type === 'service' ||
      !isRestricted(entity),
  });

import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { withRelations } from '../entities';

/** The documents of the sample organisation in `examples/catalog`, as they are written. */
export function exampleDocuments(): Entity[] {
  const folder = resolvePackagePath(
    '@internal/test-kit',
    '../../examples/catalog',
  );
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(folder, file), 'utf8')),
    )
    .map(document => {
      if (document.errors.length > 0) throw document.errors[0];
      return document.toJS();
    });
}

/** The sample organisation as the catalog serves it: namespaces, relations and etags set. */
export function exampleOrganisation(): Entity[] {
  return withRelations(
    exampleDocuments().map(entity => ({
      ...entity,
      metadata: { namespace: 'default', ...entity.metadata },
    })),
  );
}

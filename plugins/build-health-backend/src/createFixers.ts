import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { VisibleEntities } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildStore } from './database/BuildStore';
import { DatabaseFixStore } from './database/DatabaseFixStore';
import type { PipelineDirectory } from './entities/PipelineDirectory';
import type { Sources } from './inbox/Sources';
import { AuthorizedFixers } from './service/fixers/AuthorizedFixers';
import { UserFinder } from './service/fixers/UserFinder';

/** Puts together what tells other backends who made trunk green again. */
export const createFixers = (options: {
  auth: AuthService;
  builds: BuildStore;
  catalog: CatalogService;
  db: Knex;
  directory: PipelineDirectory;
  permissions: PermissionsService;
  sources: Sources;
  visibleEntities: VisibleEntities;
}): AuthorizedFixers =>
  new AuthorizedFixers({
    ...options,
    store: options.builds,
    fixes: new DatabaseFixStore(options.db),
    users: new UserFinder(options),
  });

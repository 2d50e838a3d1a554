import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { VisibleEntities } from '@internal/backend-kit';
import Router from 'express-promise-router';
import { readCatalogRefusals } from './catalogRefusals';
import { folderServiceRef } from './FolderCatalog';
import { buildReport } from './report';

/** Serves what was read from the folder of descriptors, and what was refused, to the portal's page. */
export const catalogFolderPlugin = createBackendPlugin({
  pluginId: 'catalog-folder',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        folder: folderServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init(deps) {
        const { auth, discovery, folder, httpAuth } = deps;
        // Short, because the page is opened while the catalog still fills.
        const visibleEntities = VisibleEntities.create({
          ...deps,
          cacheTtlMs: 2_000,
        });
        const router = Router();
        router.get('/report', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          const view = await visibleEntities.forCaller(credentials);
          if (view.seesNothing) {
            throw new NotAllowedError('You may not read the catalog.');
          }
          const { content, label } = folder.catalog ?? {};
          if (!content || !label) {
            throw new NotFoundError(
              folder.catalog
                ? 'The folder is being read. Try again in a moment.'
                : 'This portal does not read its catalog from a folder.',
            );
          }
          const catalogRefusals = await readCatalogRefusals({
            auth,
            discovery,
            content,
          });
          res.json(
            await buildReport({ label, content, catalogRefusals, view }),
          );
        });
        deps.httpRouter.use(router);
      },
    });
  },
});

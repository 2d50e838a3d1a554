import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { folderServiceRef } from './FolderCatalog';
import { FolderEntityProvider } from './FolderEntityProvider';

/** Catalog module: entities from a folder of descriptors, document by document. */
export const catalogModuleFolder = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'folder',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        folder: folderServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, folder, scheduler }) {
        if (!folder.catalog) {
          return;
        }
        const provider = new FolderEntityProvider(folder.catalog);
        catalog.addEntityProvider(provider);
        const { watchMs } = folder.catalog;
        if (watchMs) {
          const period = { milliseconds: watchMs };
          // Every process reads for itself: each answers for its own report.
          await scheduler.scheduleTask({
            id: 'folder-refresh',
            scope: 'local',
            frequency: period,
            initialDelay: period,
            timeout: { minutes: 10 },
            fn: () => provider.refresh(),
          });
        }
      },
    });
  },
});

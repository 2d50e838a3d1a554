import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { DatabaseManager } from '@backstage/backend-defaults/database';

/** The platform's own databases, with the statements of one plugin counted. */
export function countingDatabase(pluginId: string) {
  let count = 0;
  const factory = createServiceFactory({
    service: coreServices.database,
    deps: {
      config: coreServices.rootConfig,
      lifecycle: coreServices.lifecycle,
      logger: coreServices.logger,
      pluginMetadata: coreServices.pluginMetadata,
      rootLifecycle: coreServices.rootLifecycle,
      rootLogger: coreServices.rootLogger,
    },
    createRootContext: ({ config, rootLifecycle, rootLogger }) =>
      DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger }),
    async factory({ pluginMetadata, lifecycle, logger }, manager) {
      const id = pluginMetadata.getId();
      const database = manager.forPlugin(id, { lifecycle, logger });
      if (id === pluginId) {
        const client = await database.getClient();
        client.on('query', () => {
          count += 1;
        });
      }
      return database;
    },
  });
  return { factory, statements: () => count };
}

import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { CatalogFollower } from '@internal/backend-kit';
import { heldTasks, type FakeCatalog } from '@internal/test-kit';

// The catalog is full at once: nothing is gained by waiting for more of it.
CatalogFollower.pauseMs = 10;

/** A backend of some families over a catalog; their scheduled tasks run when a test says so. */
export async function startFamilies(options: {
  features: BackendFeature[];
  catalog: FakeCatalog;
  config?: JsonObject;
}) {
  const { features, catalog, config: data = {} } = options;
  const { scheduler, run } = heldTasks();
  const backend = await startTestBackend({
    features: [
      ...features,
      rootSystemMetadataServiceFactory,
      catalog.factory,
      scheduler.factory,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api`;
  return {
    run,
    base,
    discoveryApi: { getBaseUrl: async (id: string) => `${base}/${id}` },
    stop: () => backend.stop(),
  };
}

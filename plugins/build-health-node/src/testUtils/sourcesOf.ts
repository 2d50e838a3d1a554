import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
// By the name of the package, as in SourcePoller.
import type { BuildSource } from '@callboard/backstage-plugin-build-health-node';
import { buildHealthSourcesExtensionPoint } from '../extensions/buildHealthSourcesExtensionPoint';

/**
 * The sources that a module adds, without the plugin that it is for.
 *
 * @param buildHealth - the part of the configuration with that name
 * @throws what the module throws when it starts
 *
 * @public
 */
export async function sourcesOf(
  module: BackendFeature,
  buildHealth: JsonObject,
  options: { features?: BackendFeature[] } = {},
): Promise<BuildSource[]> {
  const sources: BuildSource[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        buildHealthSourcesExtensionPoint,
        { addSource: (source: BuildSource) => sources.push(source) },
      ],
    ],
    features: [
      module,
      mockServices.rootConfig.factory({ data: { buildHealth } }),
      ...(options.features ?? []),
    ],
  });
  return sources;
}

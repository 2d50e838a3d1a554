/**
 * Build health for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthApiRef } from './api';

/**
 * The build-health plugin of the older frontend system.
 *
 * @public
 */
export const buildHealthPlugin = createPlugin({
  id: 'build-health',
  apis: [
    createApiFactory({
      api: buildHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new BuildHealthClient(deps),
    }),
  ],
});

import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthApiRef } from '../api';

export const buildHealthApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: buildHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new BuildHealthClient(deps),
    }),
});

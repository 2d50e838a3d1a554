import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksApiRef } from '../api';

export const playbooksApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: playbooksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PlaybooksClient(deps),
    }),
});

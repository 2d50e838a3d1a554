import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_SCORECARDS_DOCUMENT,
  RESOURCE_TYPE_SCORECARDS_RESULT,
  scorecardsPermissions,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  scorecardsDocumentResourceRef,
  scorecardsDocumentRules,
  scorecardsResultResourceRef,
  scorecardsRules,
  type ScorecardsDocumentResource,
} from '@callboard/backstage-plugin-scorecards-node';
import { ownerOf } from '../documents/ownerOf';
import type { Estates } from '../state/Estate';
import type { World } from '../World';
import type { Teams } from './Teams';
import { lower } from './Viewer';

interface ResourcesOptions {
  permissionsRegistry: PermissionsRegistryService;
  world: Pick<World, 'stores' | 'runtime'>;
  estates: Estates;
  teams: Teams;
}

async function readDocuments(
  names: readonly string[],
  { world, teams }: ResourcesOptions,
): Promise<(ScorecardsDocumentResource | undefined)[]> {
  const directory = await teams.read();
  const records = await world.stores.documents.list();
  return Promise.all(
    names.map(async name => {
      const record = records.find(({ kind, id }) => `${kind}/${id}` === name);
      if (!record) return undefined;
      const { kind, id } = record;
      const owner = await ownerOf(world, record);
      return { kind, id, keeperRefs: [...directory.above(owner)] };
    }),
  );
}

/** Tells the permission framework what is decided about. */
export function registerResources(options: ResourcesOptions): void {
  const { permissionsRegistry, estates, teams } = options;
  permissionsRegistry.addPermissions(
    scorecardsPermissions.filter(({ type }) => type === 'basic'),
  );
  permissionsRegistry.addResourceType({
    resourceRef: scorecardsResultResourceRef,
    permissions: scorecardsPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_SCORECARDS_RESULT),
    ),
    rules: Object.values(scorecardsRules),
    getResources: async refs => {
      const directory = await teams.read();
      return refs.map(ref => {
        const service = estates.find(lower(ref));
        if (!service) return undefined;
        const { ref: entityRef, owner } = service;
        const ownerRefs =
          owner === undefined ? [] : [...directory.above(owner)];
        return { entityRef, ownerRefs };
      });
    },
  });
  permissionsRegistry.addResourceType({
    resourceRef: scorecardsDocumentResourceRef,
    permissions: scorecardsPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_SCORECARDS_DOCUMENT),
    ),
    rules: Object.values(scorecardsDocumentRules),
    getResources: names => readDocuments(names, options),
  });
}

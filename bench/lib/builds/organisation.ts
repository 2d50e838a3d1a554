/* An organisation whose services have builds, and a backend that knows it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { EntityBuilds } from '../../../plugins/build-health-common/src';
import { generateOrganisation } from '../../../packages/test-kit/src/organisation';
import { startBenchBackend, type BenchDatabase } from '../benchBackend';
import { isRestricted, isService, memberCatalog } from '../memberCatalog';

export const WINDOW = { days: 90 };

export type BuildsBackend = Awaited<ReturnType<typeof startBuildsBackend>>;

export const repositoryOf = ({ metadata }: Entity) => `bench/${metadata.name}`;

/** Services that the member sees. */
export const seenServices = (entities: readonly Entity[]) =>
  entities.filter(entity => isService(entity) && !isRestricted(entity));

/** An organisation each of whose services names a repository. */
export function buildsOrganisation(services: number): Entity[] {
  return generateOrganisation({
    seed: 6,
    engineers: 900,
    teams: 80,
    services,
  }).map(entity =>
    isService(entity)
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              ...entity.metadata.annotations,
              'github.com/project-slug': repositoryOf(entity),
            },
          },
        }
      : entity,
  );
}

/** @param buildHealth - the configuration of its sources */
export function startBuildsBackend(
  entities: Entity[],
  database: BenchDatabase,
  options: { buildHealth: JsonObject; modules?: BackendFeature[] },
) {
  const { buildHealth, modules } = options;
  return startBenchBackend(
    {
      id: 'build-health',
      feature: import('@callboard/backstage-plugin-build-health-backend'),
      config: { buildHealth },
      modules,
    },
    memberCatalog(entities),
    database,
    stringifyEntityRef(entities.find(({ kind }) => kind === 'User')!),
  );
}

/** Any of them, all over the list. */
export const spread = <T>(list: readonly T[], index: number) =>
  list[(index * 7919 + 13) % list.length];

export const healthOf = (entity: Entity) => ({
  path: '/health/by-refs',
  body: { ...WINDOW, entityRefs: [stringifyEntityRef(entity)] },
});

/** The catalog is followed when the last service is known. */
export async function untilFollowed(backend: BuildsBackend, service: Entity) {
  for (;;) {
    const { items } = await backend.call<{ items: (EntityBuilds | null)[] }>(
      healthOf(service),
    );
    if (items[0]?.pipelines.length) return;
    await sleep(200);
  }
}

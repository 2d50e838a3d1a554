import { batchByRefs } from '@internal/frontend-kit';
import type {
  Ownership,
  OwnershipApi,
  TeamOwnership,
} from '@callboard/backstage-plugin-ownership-common';

// Limits of the API.
const MAX_ENTITIES = 1_000;
const MAX_GROUPS = 100;

/** What is known about one reference. */
export interface Answer<T> {
  /** Absent when it was not read yet or is hidden from the reader. */
  item?: T;
  /** When the catalog was last read completely; absent before the first time. */
  asOf?: string;
}

interface Loaders {
  owner: (entityRef: string) => Promise<Answer<Ownership>>;
  team: (groupRef: string) => Promise<Answer<TeamOwnership>>;
}

function spread<T>(answer: {
  items: (T | null)[];
  asOf?: string;
}): Answer<T>[] {
  const { items, asOf } = answer;
  return items.map(item => ({ item: item ?? undefined, asOf }));
}

function createLoaders(api: OwnershipApi): Loaders {
  return {
    owner: batchByRefs(
      async entityRefs => spread(await api.getOwnersByRefs({ entityRefs })),
      MAX_ENTITIES,
    ),
    team: batchByRefs(
      async groupRefs => spread(await api.getTeamsByRefs({ groupRefs })),
      MAX_GROUPS,
    ),
  };
}

const loaders = new WeakMap<OwnershipApi, Loaders>();

/** The batching readers of an API, the same for each of its users. */
export function loadersOf(api: OwnershipApi): Loaders {
  const known = loaders.get(api) ?? createLoaders(api);
  loaders.set(api, known);
  return known;
}

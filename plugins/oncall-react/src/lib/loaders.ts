import { batchByRefs } from '@internal/frontend-kit';
import type {
  OnCallAnswer,
  OncallApi,
} from '@callboard/backstage-plugin-oncall-common';

/** Limit of the API. */
const MAX_ENTITIES = 1_000;

/**
 * What is known about one entity.
 *
 * @public
 */
export interface OnCallReading {
  /** Absent when it was not read yet or is hidden from the reader. */
  item?: OnCallAnswer;
  /** ISO 8601 in UTC: when the catalog was last read completely; absent before the first time. */
  asOf?: string;
}

type Loader = (entityRef: string) => Promise<OnCallReading>;

const loaders = new WeakMap<OncallApi, Loader>();

/** The batching reader of an API, the same for each of its users. */
export function loaderOf(api: OncallApi): Loader {
  const known =
    loaders.get(api) ??
    batchByRefs(async entityRefs => {
      const { items, asOf } = await api.getOnCallByRefs({ entityRefs });
      return items.map(
        (item): OnCallReading => ({ item: item ?? undefined, asOf }),
      );
    }, MAX_ENTITIES);
  loaders.set(api, known);
  return known;
}

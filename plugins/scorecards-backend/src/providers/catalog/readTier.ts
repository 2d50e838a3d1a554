import { listOf, own, textOf } from '../values/written';

/** Where the tier of an entity stands: annotations before labels before tags. The defaults are those of ownership. */
export interface TierPlaces {
  annotations: readonly string[];
  labels: readonly string[];
  /** `tier-` finds `4` in the tag `tier-4`. */
  tagPrefixes: readonly string[];
}

export const defaultTierPlaces: TierPlaces = {
  annotations: ['callboard.dev/tier', 'contentful.com/service-tier'],
  labels: ['tier'],
  tagPrefixes: ['tier-'],
};

/** The tier as it is written, from the first place that has one. */
export function readTier(
  metadata: unknown,
  places: TierPlaces,
): string | undefined {
  const maps: [string, readonly string[]][] = [
    ['annotations', places.annotations],
    ['labels', places.labels],
  ];
  for (const [map, names] of maps) {
    for (const name of names) {
      const written = textOf(own(own(metadata, map), name));
      if (written) return written;
    }
  }
  for (const prefix of places.tagPrefixes) {
    for (const tag of listOf(own(metadata, 'tags'))) {
      if (typeof tag !== 'string' || !tag.startsWith(prefix)) continue;
      const written = textOf(tag.slice(prefix.length));
      if (written) return written;
    }
  }
  return undefined;
}

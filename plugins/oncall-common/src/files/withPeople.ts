import type { Override, ScheduleConfiguration } from '../types';

/** The same override with other people; undefined where nobody is left whom it needs. */
function overrideWith(
  override: Override,
  refsOf: (keys: readonly string[]) => string[],
): Override | undefined {
  switch (override.kind) {
    case 'fixed':
      return {
        ...override,
        shifts: override.shifts.map(shift => ({
          ...shift,
          userRefs: refsOf(shift.userRefs),
        })),
      };
    case 'replace': {
      const [userRef] = refsOf([override.userRef]);
      const byUserRefs = refsOf(override.byUserRefs);
      return userRef && byUserRefs.length > 0
        ? { ...override, userRef, byUserRefs }
        : undefined;
    }
    default: {
      const userRefs = refsOf(override.userRefs);
      return userRefs.length > 0 ? { ...override, userRefs } : undefined;
    }
  }
}

/**
 * A configuration from a file, with people of the catalog. Where someone was not matched, nobody stands in for them: their
 * slots are vacant, and overrides that name only them are left out.
 *
 * @param refOf - entity reference of a key of the file
 * @public
 */
export function withPeople(
  configuration: ScheduleConfiguration,
  refOf: (key: string) => string | undefined,
): ScheduleConfiguration {
  const refsOf = (keys: readonly string[]) => [
    ...new Set(
      keys.map(refOf).filter((ref): ref is string => ref !== undefined),
    ),
  ];
  return {
    versions: configuration.versions.map(version => ({
      ...version,
      layers: version.layers.map(layer => ({
        ...layer,
        rotation: {
          ...layer.rotation,
          slots: layer.rotation.slots.map(({ userRefs }) => ({
            userRefs: refsOf(userRefs),
          })),
        },
      })),
    })),
    overrides: (configuration.overrides ?? []).flatMap(override => {
      const found = overrideWith(override, refsOf);
      return found ? [found] : [];
    }),
  };
}

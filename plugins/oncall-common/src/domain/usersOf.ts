import type { Override, ScheduleConfiguration } from '../types';

/**
 * Everybody an override names.
 *
 * @public
 */
export function usersOfOverride(override: Override): readonly string[] {
  switch (override.kind) {
    case 'replace':
      return [override.userRef, ...override.byUserRefs];
    case 'fixed':
      return override.shifts.flatMap(({ userRefs }) => userRefs);
    default:
      return override.userRefs;
  }
}

/**
 * Everybody named anywhere in a configuration, each once, sorted.
 *
 * @public
 */
export function usersOf({
  versions,
  overrides = [],
}: ScheduleConfiguration): string[] {
  const ofLayers = versions.flatMap(({ layers }) =>
    layers.flatMap(({ rotation }) =>
      rotation.slots.flatMap(({ userRefs }) => userRefs),
    ),
  );
  return [
    ...new Set([...ofLayers, ...overrides.flatMap(usersOfOverride)]),
  ].sort();
}

import type { ScheduleConfiguration } from '../types';

/** Everybody named anywhere in a configuration, each once, sorted. */
export function refsOf({
  versions,
  overrides = [],
}: ScheduleConfiguration): string[] {
  const ofLayers = versions.flatMap(({ layers }) =>
    layers.flatMap(({ rotation }) =>
      rotation.slots.flatMap(({ userRefs }) => userRefs),
    ),
  );
  const ofOverrides = overrides.flatMap(override => {
    switch (override.kind) {
      case 'replace':
        return [override.userRef, ...override.byUserRefs];
      case 'fixed':
        return override.shifts.flatMap(({ userRefs }) => userRefs);
      default:
        return override.userRefs;
    }
  });
  return [...new Set([...ofLayers, ...ofOverrides])].sort();
}

import type {
  NewOverride,
  Override,
} from '@callboard/backstage-plugin-oncall-common';

/** An override that was taken back, to be made once more; what is only kept with it is left out. */
export function withoutId(override: Override): NewOverride {
  const { startsAt, endsAt, timeZone } = override;
  const window = { startsAt, endsAt, ...(timeZone && { timeZone }) };
  switch (override.kind) {
    case 'replace':
      return {
        ...window,
        kind: 'replace',
        userRef: override.userRef,
        byUserRefs: override.byUserRefs,
      };
    case 'fixed':
      return { ...window, kind: 'fixed', shifts: override.shifts };
    default:
      return { ...window, kind: override.kind, userRefs: override.userRefs };
  }
}

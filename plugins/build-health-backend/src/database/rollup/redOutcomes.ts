import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';

/** Outcomes that leave trunk red, as `isRed` says of each. */
export const RED_OUTCOMES: readonly BuildOutcome[] = [
  'failure',
  'unstable',
  'timed-out',
  'startup-failure',
];

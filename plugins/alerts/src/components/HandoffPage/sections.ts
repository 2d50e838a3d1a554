import type { HandoffSection } from '@callboard/backstage-plugin-alerts-common';

/** In the order of reading. */
export const SECTIONS: readonly HandoffSection[] = [
  'open',
  'happened',
  'watch',
];

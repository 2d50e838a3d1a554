import type { BuildPart } from '@callboard/backstage-plugin-build-health-common';

export const BUILD_PARTS = [
  'counted',
  'failed',
  'left-out',
  'timed',
  'untimed',
] as const satisfies readonly BuildPart[];

/** Which builds of a team are listed, by the address. */
export const readPart = (params: URLSearchParams): BuildPart =>
  BUILD_PARTS.find(one => one === params.get('part')) ?? BUILD_PARTS[0];

import type { TeamLights } from '@callboard/backstage-plugin-scorecards-common';

export type Light = TeamLights['categories'][number];

/** In the order in which they want somebody. */
const WANTING = ['fail', 'warn', 'unknown'] as const;

/** Lights that are not on, by how, the worst first; empty where all are on. */
export const wantingLights = (
  lights: readonly Light[],
): { state: (typeof WANTING)[number]; lights: Light[] }[] =>
  WANTING.flatMap(state => {
    const some = lights.filter(light => light.state === state);
    return some.length > 0 ? [{ state, lights: some }] : [];
  });

/** Lights that ask anything of the team. */
export const askedLights = (lights: readonly Light[]): Light[] =>
  lights.filter(({ state }) => state !== 'not-applicable');

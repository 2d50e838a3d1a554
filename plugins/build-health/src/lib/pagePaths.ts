import type { BuildPart } from '@callboard/backstage-plugin-build-health-common';

export const PAGE_TABS = [
  'red',
  'teams',
  'tests',
  'quarantine',
  'sources',
] as const;

export type PageTab = (typeof PAGE_TABS)[number];

/** Addresses below the page of build health. */
export function pagePaths(root: string) {
  const tab = (id: PageTab) => (id === 'red' ? root : `${root}/${id}`);
  return {
    tab,
    /** What of a team is red. */
    redOf: (teamRef: string) => `${root}?team=${encodeURIComponent(teamRef)}`,
    /** The builds behind a figure of a team, in the days that it is of. */
    buildsOf: (
      teamRef: string,
      { part, days }: { part: BuildPart; days: number },
    ) =>
      `${root}/builds?${new URLSearchParams({
        team: teamRef,
        part,
        range: `${days}`,
      })}`,
    /** Tests of an entity that want somebody, or those that failed in an attempt of a build of it. */
    testsOf: (entityRef: string, failedIn?: string) =>
      `${root}/tests?${new URLSearchParams({
        of: entityRef,
        ...(failedIn && { failedIn }),
      })}`,
    test: (id: string) => `${root}/tests/${encodeURIComponent(id)}`,
  };
}

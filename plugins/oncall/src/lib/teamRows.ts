import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';

/** Who answers for a team: the schedule that is asked first, and those after it. */
export interface TeamRow {
  id: string;
  first: ScheduleSummary;
  /** Those of the next level. */
  second: ScheduleSummary[];
  /**
   * `nobody`: at no level. `second`: the first level has nobody, a later one answers. `unknown`: another system says it,
   * and is silent.
   */
  state: 'covered' | 'second' | 'nobody' | 'unknown';
}

const worst = { nobody: 0, second: 1, unknown: 2, covered: 3 } as const;

function rowOf(first: ScheduleSummary, later: ScheduleSummary[]): TeamRow {
  const next = Math.min(...later.map(({ level }) => level));
  const answers = later.some(({ now }) => now !== undefined);
  let state: TeamRow['state'] = 'covered';
  if (first.source?.stale) state = 'unknown';
  else if (!first.now) state = answers ? 'second' : 'nobody';
  return {
    id: first.id,
    first,
    second: later.filter(({ level }) => level === next),
    state,
  };
}

/**
 * Schedules as rows by team, the worst first. A team with several schedules at its first level has a row for each.
 *
 * @param schedules - by team and level, as the API sorts them
 */
export function teamRows(schedules: readonly ScheduleSummary[]): TeamRow[] {
  const byTeam = new Map<string, ScheduleSummary[]>();
  for (const schedule of schedules) {
    const { entityRef } = schedule.team;
    byTeam.set(entityRef, [...(byTeam.get(entityRef) ?? []), schedule]);
  }
  return [...byTeam.values()]
    .flatMap(own => {
      const lowest = Math.min(...own.map(({ level }) => level));
      const later = own.filter(({ level }) => level > lowest);
      return own
        .filter(({ level }) => level === lowest)
        .map(first => rowOf(first, later));
    })
    .sort((one, other) => worst[one.state] - worst[other.state]);
}

import {
  levelOf,
  NOT_ABOUT,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { RuleScorecard } from '../state/book';
import type { Estate } from '../state/Estate';
import { inSlices } from '../state/inSlices';
import type { World } from '../World';

/** Services that lose a level on a day. */
export interface Loss {
  /** `2027-01-01` */
  on: string;
  services: number;
}

/** Days ahead on which checks of a scorecard begin to count, the nearest first. */
function daysAhead({ document }: RuleScorecard, now: number): string[] {
  const days = document.checks.flatMap(({ countsFrom }) =>
    countsFrom !== undefined && Date.parse(countsFrom) > now ? countsFrom : [],
  );
  return [...new Set(days)].sort();
}

/** By team: services that lose a level when a check begins to count, on the nearest day on which any does. */
export async function levelsLost(
  { rulebook, now }: Pick<World, 'rulebook' | 'now'>,
  { services }: Estate,
): Promise<Map<string | undefined, Loss>> {
  const at = now();
  const lost = new Map<string | undefined, Map<string, Set<number>>>();
  for (const scorecard of rulebook.scorecards) {
    const { column, members, ranking } = scorecard;
    const verdicts = new Uint8Array(members.length);
    const days = daysAhead(scorecard, at);
    if (days.length === 0) continue;
    await inSlices(services, ({ row, owner }) => {
      const position = column.get(row);
      if (position === 0 || position >= NOT_ABOUT) return;
      members.forEach((check, index) => {
        verdicts[index] = check.column.get(row);
      });
      const day = days.find(
        on => levelOf({ ranking, verdicts, at: Date.parse(on) }) < position,
      );
      if (day === undefined) return;
      const ofTeam = lost.get(owner) ?? new Map<string, Set<number>>();
      lost.set(owner, ofTeam);
      ofTeam.set(day, (ofTeam.get(day) ?? new Set()).add(row));
    });
  }
  return new Map(
    [...lost].map(([team, byDay]) => {
      const [on, rows] = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))[0];
      return [team, { on, services: rows.size }];
    }),
  );
}

import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { reachedOf } from './shares';

type Cells = (string | number | undefined)[];

/** Teams for a spreadsheet: two numbers for each scorecard, nothing where it is about none of their services. */
export const teamRows = ({
  teams,
  scorecards,
}: Pick<ScorecardsOverview, 'teams' | 'scorecards'>): Cells[] =>
  teams.map(team => [
    team.team,
    ...scorecards.flatMap(({ id }) => {
      const rollup = team.scorecards.find(({ scorecard }) => scorecard === id);
      return rollup
        ? [rollup.services, reachedOf(rollup).part]
        : [undefined, undefined];
    }),
    team.losing?.services,
    team.losing?.on,
  ]);

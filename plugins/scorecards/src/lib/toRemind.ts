import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';

/** Teams that have work left, and were not reminded of it in the last days. */
export function toRemind({
  teams,
  remindedTeams,
}: Pick<CampaignDetail, 'teams' | 'remindedTeams'>): {
  team: string;
  left: number;
}[] {
  const reminded = new Set(remindedTeams.map(({ team }) => team));
  return teams.flatMap(({ team, left }) =>
    team !== undefined && left > 0 && !reminded.has(team)
      ? [{ team, left }]
      : [],
  );
}

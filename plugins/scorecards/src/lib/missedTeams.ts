import type {
  CheckDetail,
  CheckService,
  CheckTeamRollup,
} from '@callboard/backstage-plugin-scorecards-common';

/** What a service is called, also one without a title. */
export const serviceName = ({ ref, title }: CheckService): string =>
  title ?? ref.slice(ref.lastIndexOf('/') + 1);

/** Teams of which any service does not pass, and how many others there are. */
export function missedTeams({ teams }: Pick<CheckDetail, 'teams'>): {
  missing: CheckTeamRollup[];
  calm: number;
} {
  const missing = teams.filter(({ missed }) => missed > 0);
  return { missing, calm: teams.length - missing.length };
}

/** Services that do not pass and that no team names: a team names some of many. */
export const unnamedOf = ({ teams }: Pick<CheckDetail, 'teams'>): number =>
  teams.reduce(
    (sum, { missed, services }) => sum + Math.max(0, missed - services.length),
    0,
  );

/** Services that are named, for a spreadsheet. */
export const missedRows = ({
  teams,
}: Pick<CheckDetail, 'teams'>): (string | undefined)[][] =>
  teams.flatMap(({ team, services }) =>
    services.map(({ ref, state, since }) => [team, ref, state, since]),
  );

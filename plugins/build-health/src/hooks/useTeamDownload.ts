import { downloadText, toCsv, useTexts } from '@internal/frontend-kit';
import type { OrganisationBuilds } from '@callboard/backstage-plugin-build-health-common';
import { TEAM_COLUMNS, teamRows } from '../lib/teamRows';
import { buildHealthTranslationRef } from '../translation';

/** Hands the figures of all teams to the browser as CSV, the worst first as in their table. */
export function useTeamDownload({
  teams,
  days,
}: Pick<OrganisationBuilds, 'teams' | 'days'>) {
  const { t } = useTexts(buildHealthTranslationRef);
  return () =>
    downloadText({
      text: toCsv([
        TEAM_COLUMNS.map(id => t(`csv.columns.${id}`)),
        ...teamRows(teams),
      ]),
      fileName: `builds of teams, ${days} days.csv`,
      type: 'text/csv',
    });
}

import { Link } from '@backstage/core-components';
import { formatCount, useLocale, useTexts } from '@internal/frontend-kit';
import type { TeamCoverage } from '@callboard/backstage-plugin-ownership-common';
import { usePagePath } from '../../hooks/usePagePath';
import { ownershipTranslationRef } from '../../translation';

/** How many services a team and those below it have; opens them. */
export function ServiceCount(props: { team: TeamCoverage; isActive: boolean }) {
  const { team, isActive } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const pathOf = usePagePath();
  const locale = useLocale();
  const count = team.withSubTeams.total;
  if (count === 0) return <>0</>;
  return (
    <Link
      to={pathOf('services', { team: team.entityRef })}
      tabIndex={isActive ? 0 : -1}
      aria-label={t('page.teams.open', { team: team.title, count })}
    >
      {formatCount(count, locale)}
    </Link>
  );
}

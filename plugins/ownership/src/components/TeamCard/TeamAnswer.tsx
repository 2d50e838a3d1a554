import { Text } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { TeamOwnership } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';

/** How much the team answers for, who they are, and whether all of it is in order. */
export function TeamAnswer({ team }: { team: TeamOwnership }) {
  const { title, owned, ownedWithSubTeams, subTeamCount, peopleCount } = team;
  const { t } = useTexts(ownershipTranslationRef);
  const subTeams = t('team.subTeams', { count: subTeamCount });
  return (
    <>
      <Text as="p" variant="body-medium">
        {subTeamCount > 0
          ? t('team.answerWithSubTeams', {
              team: title,
              subTeams,
              count: ownedWithSubTeams.total,
            })
          : t('team.answer', { team: title, count: owned.total })}{' '}
        {peopleCount > 0
          ? t('team.people', { count: peopleCount })
          : t('team.nobody')}
      </Text>
      {team.gapCount === 0 && owned.total > 0 && (
        <StatusText tone="good" text={t('team.noGaps')} />
      )}
    </>
  );
}

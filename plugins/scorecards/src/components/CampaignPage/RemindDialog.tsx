import { EntityLink, useAnnounce, useTexts } from '@internal/frontend-kit';
import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useRemindTeams } from '../../hooks/useCampaigns';
import { toRemind } from '../../lib/toRemind';
import { scorecardsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Who hears of the work they have left, and how. */
export function RemindDialog(props: {
  campaign: CampaignDetail;
  onClose: () => void;
}) {
  const { campaign, onClose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const remind = useRemindTeams(campaign.id);
  const teams = toRemind(campaign);
  return (
    <ActDialog
      title={t('campaigns.remind.title', { title: campaign.title })}
      action={t('campaigns.remind.submit', { count: teams.length })}
      isPending={remind.isPending}
      error={remind.error}
      onClose={onClose}
      onAct={() =>
        remind.mutate(undefined, {
          onSuccess: told => {
            announce(t('campaigns.remind.done', { count: told.teams.length }));
            onClose();
          },
        })
      }
    >
      <p>{t('campaigns.remind.consequence')}</p>
      <ul>
        {teams.map(({ team, left }) => (
          <li key={team}>
            <EntityLink entityRef={team} />,{' '}
            {t('campaigns.work.left', { count: left })}
          </li>
        ))}
      </ul>
    </ActDialog>
  );
}

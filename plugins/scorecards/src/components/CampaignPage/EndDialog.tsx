import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useRetire } from '../../hooks/useDocuments';
import { scorecardsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Ends a campaign, whatever is left of it. */
export function EndDialog(props: {
  campaign: CampaignDetail;
  onClose: () => void;
}) {
  const { campaign, onClose } = props;
  const { id, title, done, total } = campaign;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const retire = useRetire();
  return (
    <ActDialog
      title={t('campaigns.end.title', { title })}
      action={t('campaigns.end.submit')}
      isDestructive
      isPending={retire.isPending}
      error={retire.error}
      onClose={onClose}
      onAct={() =>
        retire.mutate(
          { kind: 'Campaign', id },
          {
            onSuccess: () => {
              announce(t('campaigns.end.done', { title }));
              onClose();
            },
          },
        )
      }
    >
      <p>{t('campaigns.end.consequence', { count: total - done })}</p>
    </ActDialog>
  );
}

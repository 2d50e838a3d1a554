import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Button, ButtonLink } from '@backstage/ui';
import { EntityLink, StatusText, useTexts } from '@internal/frontend-kit';
import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useCampaignText } from '../../hooks/useCampaignText';
import { useEditPath } from '../../hooks/useEditPath';
import { toRemind } from '../../lib/toRemind';
import { scorecardsTranslationRef } from '../../translation';
import { PageHead } from '../PageHead';
import { CAMPAIGN_TABS, type CampaignTab } from './CampaignPage';
import { EndDialog } from './EndDialog';
import { PromoteDialog } from './PromoteDialog';
import { RemindDialog } from './RemindDialog';
import styles from './CampaignPage.module.css';

/** Title, until when and whose, its tabs, and what may be done with it. */
export function CampaignHead(props: {
  campaign: CampaignDetail;
  tab: CampaignTab;
}) {
  const { campaign, tab } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useCampaignText();
  const { pathname } = useLocation();
  return (
    <PageHead
      title={campaign.title}
      metadata={[
        {
          label: t('campaigns.columns.state'),
          value: <StatusText {...text.state(campaign)} />,
        },
        {
          label: t('campaigns.columns.owner'),
          value: <EntityLink entityRef={campaign.owner} />,
        },
      ]}
      activeTabId={tab}
      tabs={CAMPAIGN_TABS.map(id => ({
        id,
        label: t(`campaigns.page.tabs.${id}`),
        href: id === 'work' ? pathname : `${pathname}?tab=${id}`,
      }))}
      acts={
        campaign.mayEdit || campaign.mayRemind ? (
          <Acts campaign={campaign} />
        ) : undefined
      }
    />
  );
}

type Open = 'remind' | 'promote' | 'end';

const DIALOGS: Record<
  Open,
  (props: { campaign: CampaignDetail; onClose: () => void }) => JSX.Element
> = { remind: RemindDialog, promote: PromoteDialog, end: EndDialog };

function Acts({ campaign }: { campaign: CampaignDetail }) {
  const { id, state, origin, mayEdit, mayRemind, remindedTeams } = campaign;
  const { target } = campaign.campaign;
  const { t } = useTexts(scorecardsTranslationRef);
  const editPath = useEditPath();
  const [open, setOpen] = useState<Open>();
  const Dialog = open && DIALOGS[open];
  const waiting = toRemind(campaign).length;
  return (
    <>
      {mayRemind && waiting > 0 && (
        <Button
          variant="secondary"
          aria-haspopup="dialog"
          onPress={() => setOpen('remind')}
        >
          {t('campaigns.remind.open', { count: waiting })}
        </Button>
      )}
      {waiting === 0 && remindedTeams.length > 0 && (
        <span className={styles.quiet}>
          {t('campaigns.remind.all', { count: remindedTeams.length })}
        </span>
      )}
      {mayEdit && 'checks' in target && (
        <Button
          variant="secondary"
          aria-haspopup="dialog"
          onPress={() => setOpen('promote')}
        >
          {t('campaigns.promote.open', { count: target.checks.length })}
        </Button>
      )}
      {mayEdit && state !== 'ended' && origin === 'portal' && (
        <Button
          variant="tertiary"
          aria-haspopup="dialog"
          onPress={() => setOpen('end')}
        >
          {t('campaigns.end.open')}
        </Button>
      )}
      {mayEdit && (
        <ButtonLink
          variant="secondary"
          href={editPath({ kind: 'Campaign', id })}
        >
          {t('campaigns.page.edit')}
        </ButtonLink>
      )}
      {Dialog && (
        <Dialog campaign={campaign} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

import { useParams } from 'react-router-dom';
import { Container, Header, Text } from '@backstage/ui';
import {
  EmptyBlock,
  SafeMarkdown,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useCampaign } from '../../hooks/useCampaigns';
import { usePagePath } from '../../hooks/usePagePath';
import { useCampaignText } from '../../hooks/useCampaignText';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BackLink } from '../BackLink';
import { GitProblems } from '../GitProblems';
import { BurnUp } from './BurnUp';
import { CampaignHead } from './CampaignHead';
import { Changes } from './Changes';
import { WorkLeft } from './WorkLeft';
import styles from './CampaignPage.module.css';

export const CAMPAIGN_TABS = ['work', 'plan', 'burnUp', 'changes'] as const;

export type CampaignTab = (typeof CAMPAIGN_TABS)[number];

const CONTENTS: Record<
  CampaignTab,
  (props: { campaign: CampaignDetail }) => JSX.Element
> = { work: WorkLeft, plan: Plan, burnUp: BurnUp, changes: Changes };

/** A campaign: what is left and whose, how it is done, and how it went so far. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const { t } = useTexts(scorecardsTranslationRef);
  const { params } = useUrlState();
  const path = usePagePath();
  const query = useCampaign(id);
  const tab = CAMPAIGN_TABS.find(one => one === params.get('tab')) ?? 'work';
  const Content = CONTENTS[tab];
  return (
    <>
      {query.data ? (
        <CampaignHead campaign={query.data} tab={tab} />
      ) : (
        <Header title={t('campaigns.one')} />
      )}
      <Container className={styles.page}>
        <BackLink href={path.tab('campaigns')}>
          {t('campaigns.page.back')}
        </BackLink>
        <BackendState
          query={query}
          subject={t('campaigns.page.subject')}
          thing={t('campaigns.page.thing')}
        >
          {campaign => (
            <>
              <GitProblems problems={campaign.problems} />
              <Answer campaign={campaign} />
              <Content campaign={campaign} />
            </>
          )}
        </BackendState>
      </Container>
    </>
  );
}

function Answer({ campaign }: { campaign: CampaignDetail }) {
  const text = useCampaignText();
  const milestone = text.milestone(campaign);
  return (
    <div>
      <Text as="p" variant="body-large">
        {text.sentence(campaign)}
      </Text>
      {milestone && <p className={styles.quiet}>{milestone}</p>}
    </div>
  );
}

function Plan({ campaign: { campaign } }: { campaign: CampaignDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  return campaign.plan ? (
    <SafeMarkdown markdown={campaign.plan} within="page" />
  ) : (
    <EmptyBlock kind="nothing-yet" title={t('campaigns.page.noPlan')}>
      <p>{t('campaigns.page.noPlanHint')}</p>
    </EmptyBlock>
  );
}

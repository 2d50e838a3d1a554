import { Text } from '@backstage/ui';
import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  scorecardsDocumentCreatePermission,
  type CampaignSummary,
} from '@callboard/backstage-plugin-scorecards-common';
import { useCampaigns } from '../../hooks/useCampaigns';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { NewDocumentButton } from '../NewDocumentDialog';
import { CampaignRows } from './CampaignRows';
import styles from './CampaignsTab.module.css';

/** Those that run first, the nearest end on top. */
const ORDER: CampaignSummary['state'][] = [
  'over',
  'running',
  'planned',
  'ended',
];

const inOrder = (items: readonly CampaignSummary[]) =>
  [...items].sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      a.endsOn.localeCompare(b.endsOn),
  );

/** Work on many services with an end: how far it is, and how much is left. */
export function CampaignsTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useCampaigns();
  const { allowed } = usePermission({
    permission: scorecardsDocumentCreatePermission,
  });
  const create = allowed && <NewDocumentButton kind="Campaign" />;
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('campaigns.subject')}
      thing={t('campaigns.thing')}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyBlock
          kind="nothing-yet"
          title={t('campaigns.empty')}
          actions={create}
        >
          <p>{t('campaigns.emptyHint')}</p>
        </EmptyBlock>
      }
    >
      {({ items }) => (
        <>
          <div className={styles.head}>
            <Answer campaigns={items} />
            {create}
          </div>
          <CampaignRows campaigns={inOrder(items)} />
        </>
      )}
    </BackendState>
  );
}

function Answer({ campaigns }: { campaigns: readonly CampaignSummary[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const running = campaigns.filter(({ state }) => state === 'running');
  const late = campaigns.filter(
    ({ state, done, total }) => state === 'over' && done < total,
  );
  return (
    <Text as="p" variant="body-large">
      {t('campaigns.answer', { count: running.length })}{' '}
      {late.length > 0 && t('campaigns.late', { count: late.length })}
    </Text>
  );
}

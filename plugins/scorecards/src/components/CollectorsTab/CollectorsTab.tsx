import { Text } from '@backstage/ui';
import { EmptyBlock, RowList, useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  scorecardsCollectorManagePermission,
  type CollectorState,
} from '@callboard/backstage-plugin-scorecards-common';
import { useCollectors } from '../../hooks/useCollectors';
import { collectorRank } from '../../lib/collectorLooks';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { CollectorRow } from './CollectorRow';
import { PushTokens } from './PushTokens';
import styles from './CollectorsTab.module.css';

/** Where facts come from, and how each source fares, the worst first. */
export function CollectorsTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useCollectors();
  const { allowed } = usePermission({
    permission: scorecardsCollectorManagePermission,
  });
  return (
    <div className={styles.tab}>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('collectors.subject')}
        thing={t('collectors.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('collectors.empty')}>
            <p>{t('collectors.emptyHint')}</p>
          </EmptyBlock>
        }
      >
        {({ items }) => <Collectors collectors={items} mayManage={allowed} />}
      </BackendState>
      {allowed && query.data && <PushTokens collectors={query.data.items} />}
    </div>
  );
}

function Collectors(props: {
  collectors: readonly CollectorState[];
  mayManage: boolean;
}) {
  const { collectors, mayManage } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const silent = collectors.filter(({ silentSince }) => silentSince).length;
  const worstFirst = [...collectors].sort(
    (a, b) =>
      collectorRank(a) - collectorRank(b) || a.title.localeCompare(b.title),
  );
  return (
    <>
      <Text as="p" variant="body-large">
        {silent > 0
          ? t('collectors.silent', {
              silent: `${silent}`,
              count: collectors.length,
            })
          : t('collectors.answer', { count: collectors.length })}
      </Text>
      <RowList label={t('collectors.list')}>
        {worstFirst.map(collector => (
          <li key={collector.provider}>
            <CollectorRow collector={collector} mayManage={mayManage} />
          </li>
        ))}
      </RowList>
    </>
  );
}

import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { TimeText, useTexts } from '@internal/frontend-kit';
import type { EntityScorecardsDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useChangeText } from '../../hooks/useChangeText';
import { changesOf } from '../../lib/changesOf';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EntityScorecardsTab.module.css';

/** Changes that are shown at once. */
const MOST = 8;

/** What changed, and why: whether the service did, or the bar. */
export function Changes({ detail }: { detail: EntityScorecardsDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const changes = changesOf(detail);
  const earlier = changes.slice(MOST);
  return (
    <EntityInfoCard title={t('tab.history.title')}>
      {changes.length === 0 ? (
        <span className={styles.quiet}>{t('tab.history.none')}</span>
      ) : (
        <Entries detail={detail} changes={changes.slice(0, MOST)} />
      )}
      {earlier.length > 0 && (
        <details className={styles.fold}>
          <summary>{t('tab.history.more', { count: earlier.length })}</summary>
          <Entries detail={detail} changes={earlier} />
        </details>
      )}
    </EntityInfoCard>
  );
}

function Entries(props: {
  detail: EntityScorecardsDetail;
  changes: ReturnType<typeof changesOf>;
}) {
  const { detail, changes } = props;
  const changeText = useChangeText(detail);
  return (
    <ul className={styles.list}>
      {changes.map((change, index) => (
        <li key={index} className={styles.entry}>
          <span className={styles.quiet}>
            <TimeText value={change.at} plain />
          </span>
          <span>{changeText(change)}</span>
        </li>
      ))}
    </ul>
  );
}

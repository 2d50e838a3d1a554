import {
  EmptyBlock,
  EntityLink,
  PagedFoot,
  TimeText,
  usePaged,
  useTexts,
} from '@internal/frontend-kit';
import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CampaignPage.module.css';

/** Services that left the scope, and why: what is gone from a list is not done by that. */
export function Changes({ campaign: { left } }: { campaign: CampaignDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const { rows, pagination } = usePaged(left);
  if (left.length === 0) {
    return (
      <EmptyBlock kind="good" title={t('campaigns.changes.none')}>
        <p>{t('campaigns.changes.noneHint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <>
      <p>{t('campaigns.changes.answer', { count: left.length })}</p>
      <ul className={styles.teams} aria-label={t('campaigns.changes.title')}>
        {rows.map(({ ref, at, cause }) => (
          <li key={`${ref} ${at}`} className={styles.line}>
            <EntityLink entityRef={ref} />
            <TimeText value={at} />
            <span>{text.cause(cause)}</span>
          </li>
        ))}
      </ul>
      <PagedFoot pagination={pagination} />
    </>
  );
}

import { Link } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { EntityScorecardsDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EntityScorecardsTab.module.css';

/** Campaigns that the service is part of, what is open first; nothing where there are none. */
export function Campaigns(props: {
  campaigns: EntityScorecardsDetail['campaigns'];
}) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const path = useHomePath();
  if (props.campaigns.length === 0) return null;
  const openFirst = [...props.campaigns].sort(
    (left, right) => Number(left.isDone) - Number(right.isDone),
  );
  return (
    <EntityInfoCard title={t('tab.campaigns.title')}>
      <ul className={styles.list} aria-label={t('tab.campaigns.title')}>
        {openFirst.map(({ id, title, endsOn, isDone }) => (
          <li key={id} className={styles.row}>
            {path ? <Link href={path.campaign(id)}>{title}</Link> : title}
            {isDone ? (
              <StatusText tone="good" text={t('tab.campaigns.done')} />
            ) : (
              <StatusText
                tone="warn"
                text={t('tab.campaigns.toDo', { day: text.day(endsOn) })}
              />
            )}
          </li>
        ))}
      </ul>
    </EntityInfoCard>
  );
}

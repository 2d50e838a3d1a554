import { useTexts } from '@internal/frontend-kit';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { EntityScorecardsDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useStepText } from '../../hooks/useStepText';
import { scorecardsTranslationRef } from '../../translation';
import { ExplainButton } from '../ExplainButton';
import styles from './EntityScorecardsTab.module.css';

/** Steps that are named; the others are among the checks below. */
const MOST = 3;

/** What to do next, that which gains most for its effort first. */
export function Steps({ detail }: { detail: EntityScorecardsDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const stepText = useStepText();
  return (
    <EntityInfoCard title={t('tab.next')}>
      <ol className={styles.list} aria-label={t('tab.next')}>
        {detail.steps.slice(0, MOST).map(step => (
          <li key={step.check} className={styles.row}>
            <span>{stepText(step, detail.scorecards)}</span>
            <ExplainButton check={step.check} title={step.title} />
          </li>
        ))}
      </ol>
    </EntityInfoCard>
  );
}

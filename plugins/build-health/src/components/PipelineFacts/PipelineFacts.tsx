import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { useFigureText } from '../../hooks/useFigureText';
import { buildHealthTranslationRef } from '../../translation';
import styles from './PipelineFacts.module.css';

/** How often and how fast a pipeline passes on trunk, with what each figure rests on. */
export function PipelineFacts({ pipeline }: { pipeline: PipelineHealth }) {
  const { successRate, duration, leftOut, lookedAt } = pipeline;
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const text = useFigureText();
  const parts = text.leftOut(leftOut);
  return (
    <dl className={styles.facts}>
      <dt>{t('card.facts.success')}</dt>
      <dd>
        {text.rate(successRate)}
        {parts && (
          <span className={styles.quiet}>
            , {t('card.facts.leftOut', { parts })}
          </span>
        )}
        {lookedAt !== undefined && (
          <span className={styles.quiet}>
            , {t('card.facts.lookedAt', { n: text.count(lookedAt) })}
          </span>
        )}
      </dd>
      <dt>{t('card.facts.duration')}</dt>
      <dd>{text.duration(duration)}</dd>
    </dl>
  );
}

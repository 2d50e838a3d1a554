import { useTexts } from '@internal/frontend-kit';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { formatRed } from '../../lib/formatRed';
import { useFigureText } from '../../hooks/useFigureText';
import { USUAL_DAYS } from '../../lib/pipelines';
import { buildHealthTranslationRef } from '../../translation';
import styles from './PipelineFacts.module.css';

/** How often and how fast a pipeline passes on trunk, with what each figure rests on. */
export function PipelineFacts(props: {
  pipeline: PipelineHealth;
  /** Also how long builds wait, and how long trunk was red. */
  isFull?: boolean;
}) {
  const { pipeline, isFull } = props;
  const { successRate, duration, queue, redMs, leftOut } = pipeline;
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText();
  const parts = text.leftOut(leftOut);
  const days = `${USUAL_DAYS}`;
  const fact = (
    name: 'success' | 'duration' | 'queue' | 'red',
    value: React.ReactNode,
  ) => (
    <>
      <dt>{t(`card.facts.${name}`)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <dl className={styles.facts}>
      {fact(
        'success',
        <>
          {text.rate(successRate)}
          {parts && (
            <span className={styles.quiet}>
              , {t('card.facts.leftOut', { parts })}
            </span>
          )}
        </>,
      )}
      {fact('duration', text.duration(duration))}
      {isFull &&
        fact('queue', queue ? text.duration(queue) : t('build.unknown'))}
      {isFull &&
        successRate.n > 0 &&
        fact(
          'red',
          redMs > 0
            ? t('card.facts.redFor', { duration: formatRed(redMs), days })
            : t('card.facts.redNever', { days }),
        )}
    </dl>
  );
}

import { useTexts } from '@internal/frontend-kit';
import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import { useFigureText } from '../../hooks/useFigureText';
import { progressOf } from '../../lib/sourceState';
import { buildHealthTranslationRef } from '../../translation';
import styles from './SourcesTab.module.css';

const OF = {
  builds: 'sources.ofBuilds',
  days: 'sources.ofDays',
} as const;

/** How far reading the past is, or asking for what is new. Nothing where neither goes on, or its end is not known. */
export function SourceProgress({ source }: { source: BuildSourceState }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText();
  const progress = progressOf(source);
  if (!progress) return null;
  const { done, total, unit } = progress;
  const percent = Math.floor((100 * Math.min(done, total)) / total);
  const counts = t(unit ? OF[unit] : 'sources.of', {
    done: text.count(done),
    total: text.count(total),
  });
  const spoken = `${t('sources.percent', {
    percent: `${percent}`,
  })}, ${counts}`;
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        className={styles.track}
        aria-label={t('sources.progress', { title: source.title })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={spoken}
      >
        <div className={styles.bar} style={{ inlineSize: `${percent}%` }} />
      </div>
      <span className={styles.quiet}>{spoken}</span>
    </div>
  );
}

import { useNow, useTexts } from '@internal/frontend-kit';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import type { LevelNames } from '../../lib/levels';
import { scorecardsTranslationRef } from '../../translation';
import styles from './StepLine.module.css';

const WEEK_MS = 7 * 86_400_000;

/** The weeks of a {@link StepLine} as a table, the newest first; folded. */
export function StepTable(props: {
  weeks: readonly (number | null)[];
  names?: LevelNames;
  /** What it is of. */
  name: string;
}) {
  const { weeks, names, name } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const now = useNow();
  return (
    <details className={styles.twin}>
      <summary>{t('state.trend.table')}</summary>
      <table aria-label={t('state.trend.tableOf', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('state.trend.week')}</th>
            <th scope="col">{t('state.trend.level')}</th>
          </tr>
        </thead>
        <tbody>
          {[...weeks].reverse().map((position, ago) => {
            const end = new Date(now - ago * WEEK_MS).toISOString();
            return (
              <tr key={end}>
                <th scope="row">{text.day(end)}</th>
                <td>
                  {position === null
                    ? t('state.trend.unjudged')
                    : text.levelAt(position, names)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

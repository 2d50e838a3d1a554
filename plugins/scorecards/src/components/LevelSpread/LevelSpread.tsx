import { useTexts } from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { useShareText } from '../../hooks/useShareText';
import { countedLevel } from '../../lib/shares';
import { scorecardsTranslationRef } from '../../translation';
import styles from './LevelSpread.module.css';

/** Services by level: one bar, hatched below the target and full from there on, and its numbers in words. */
export function LevelSpread(props: {
  scorecard: Pick<
    ScorecardsOverview['scorecards'][number],
    'levelNames' | 'target' | 'title'
  >;
  /** Services by position of their level, from 0: none. */
  counts: readonly number[];
}) {
  const { scorecard, counts } = props;
  const { levelNames, title } = scorecard;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useShareText();
  const from =
    levelNames.findIndex(({ id }) => id === countedLevel(scorecard)?.id) + 1;
  const steps = counts.map((services, position) => ({
    services,
    name:
      levelNames[position - 1]?.title ??
      t('page.overview.scorecards.belowFirst'),
    isReached: position >= from && position > 0,
    id: levelNames[position - 1]?.id ?? '',
  }));
  return (
    <div className={styles.spread}>
      <div className={styles.bar} aria-hidden="true">
        {steps
          .filter(({ services }) => services > 0)
          .map(({ id, services, isReached }) => (
            <span
              key={id}
              className={styles.part}
              data-reached={isReached || undefined}
              style={{ flexGrow: services }}
            />
          ))}
      </div>
      <ul
        className={styles.names}
        aria-label={t('page.overview.scorecards.levelsOf', { name: title })}
      >
        {steps.map(({ id, name, services }) => (
          <li key={id}>
            {t('page.overview.scorecards.level', {
              level: name,
              n: text.count(services),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

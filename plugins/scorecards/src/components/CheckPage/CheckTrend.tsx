import { lazy, Suspense, useId } from 'react';
import { Button } from '@backstage/ui';
import {
  downloadText,
  PLOT_HEIGHT,
  toCsv,
  useNow,
  useStripKeys,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { CheckDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useTrendWords } from '../../hooks/useTrendWords';
import { checkDays, groupsOf, type CheckDay } from '../../lib/checkDays';
import { STATE_GROUPS } from '../../lib/stateGroups';
import { scorecardsTranslationRef } from '../../translation';
import { DayRows } from './DayRows';
import styles from './CheckPage.module.css';

const TrendPlot = lazy(async () => ({
  default: (await import('./TrendPlot')).TrendPlot,
}));

/** Fewer points are read faster in a table. */
const FEWEST_POINTS = 7;
const TABLE = 'days';

/** How states of a check went, day by day: a chart with its table. Its title says what it shows. */
export function CheckTrend(props: {
  days: CheckDetail['days'];
  /** Title of the check. */
  name: string;
}) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const words = useTrendWords();
  const titleId = useId();
  // Days are of one moment: a clock that ticks draws no chart anew.
  const today = Math.floor(useNow() / 86_400_000) * 86_400_000;
  const days = checkDays({ days: props.days, now: today });
  const known = days.filter(({ groups }) => groups).length;
  const isChart = known >= FEWEST_POINTS;
  const isTable = params.get('table') === TABLE;
  if (known === 0) {
    return (
      <p className={styles.quiet}>
        {t('check.trend.none', { days: `${days.length}` })}
      </p>
    );
  }
  return (
    <figure className={styles.frame} aria-labelledby={titleId}>
      <div className={styles.acts}>
        <h3 className={styles.title} id={titleId}>
          {words.title(days)}
        </h3>
        {(isTable || !isChart) && <Download days={days} name={props.name} />}
        {isChart && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => change({ table: isTable ? undefined : TABLE })}
          >
            {t(isTable ? 'check.trend.asChart' : 'check.trend.asTable')}
          </Button>
        )}
      </div>
      {!isChart && (
        <p className={styles.quiet}>
          {t('check.trend.few', { n: `${FEWEST_POINTS}` })}
        </p>
      )}
      {isTable || !isChart ? <DayRows days={days} /> : <Chart days={days} />}
    </figure>
  );
}

function Download({ days, name }: { days: CheckDay[]; name: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const download = () =>
    downloadText({
      text: toCsv([
        [
          t('check.csv.day'),
          ...STATE_GROUPS.map(group => t(`check.trend.groups.${group}`)),
        ],
        ...[...days]
          .reverse()
          .map(({ id, groups }) => [
            id,
            ...STATE_GROUPS.map(group => groups?.[group]),
          ]),
      ]),
      fileName: t('check.csv.daysFile', { name }),
      type: 'text/csv',
    });
  return (
    <Button
      variant="tertiary"
      size="small"
      aria-label={t('check.csv.downloadOf', { name: t('check.trend.name') })}
      onPress={download}
    >
      {t('check.csv.download')}
    </Button>
  );
}

/** One tab stop: arrows walk the days, and each is told below. */
function Chart({ days }: { days: CheckDay[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const words = useTrendWords();
  const { chosen, choose, onKeyDown } = useStripKeys(days, () => {});
  const at = days.findIndex(({ id }) => id === chosen?.id);
  const told = words.point(days[at]);
  return (
    <>
      <div
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={t('check.trend.name')}
        aria-valuemin={1}
        aria-valuemax={days.length}
        aria-valuenow={at + 1}
        aria-valuetext={told}
        onKeyDown={onKeyDown}
      >
        <Suspense fallback={<div style={{ height: PLOT_HEIGHT }} />}>
          <div aria-hidden="true">
            <TrendPlot
              days={days}
              groups={groupsOf(days)}
              names={words.group}
              write={words.day}
              chosen={at}
              onChoose={index => choose(days[index]?.id)}
            />
          </div>
        </Suspense>
      </div>
      <p className={styles.quiet}>
        {/* The slider has spoken it. */}
        <span aria-hidden="true">{told} · </span>
        {t('check.trend.hint')}
      </p>
    </>
  );
}

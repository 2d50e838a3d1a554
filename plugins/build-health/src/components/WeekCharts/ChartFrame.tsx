import { lazy, Suspense, useId, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { useStripKeys, PLOT_HEIGHT, useTexts } from '@internal/frontend-kit';
import { isKnown, type WeekPlotData } from '../../lib/weekPlot';
import { buildHealthTranslationRef } from '../../translation';
import styles from './WeekCharts.module.css';

const WeekPlot = lazy(async () => ({
  default: (await import('./WeekPlot')).WeekPlot,
}));

/** Fewer points are read faster in a table. */
const FEWEST_POINTS = 7;

/** A chart with its table: its title says what it shows, and a slider tells each of its points. */
export function ChartFrame(props: {
  /** What it shows, in a sentence. */
  title: string;
  name: string;
  data: WeekPlotData;
  /** What faint bars stand for. */
  note: string;
  /** All of a point in a line. */
  tell: (index: number) => string;
  table: ReactNode;
  isTable: boolean;
  onToggle: () => void;
  /** Hands over the rows of the table as a file. */
  onDownload: () => void;
}) {
  const { title, name, data, table, isTable, onToggle, onDownload } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const titleId = useId();
  const isChart = data.points.filter(isKnown).length >= FEWEST_POINTS;
  const isShownAsTable = isTable || !isChart;
  const to = isTable ? 'asChart' : 'asTable';
  return (
    <figure className={styles.frame} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h4 className={styles.title} id={titleId}>
          {title}
        </h4>
        <div className={styles.acts}>
          {isShownAsTable && (
            <Button
              variant="tertiary"
              size="small"
              aria-label={t('csv.downloadOf', { name })}
              onPress={onDownload}
            >
              {t('csv.download')}
            </Button>
          )}
          {isChart && (
            <Button
              variant="tertiary"
              size="small"
              aria-label={t(`weeks.${to}Of`, { name })}
              onPress={onToggle}
            >
              {t(`weeks.${to}`)}
            </Button>
          )}
        </div>
      </div>
      {!isShownAsTable ? (
        <Chart {...props} />
      ) : (
        <>
          {!isChart && (
            <p className={styles.quiet}>
              {t('weeks.few', { n: `${FEWEST_POINTS}` })}
            </p>
          )}
          {table}
        </>
      )}
    </figure>
  );
}

function Chart(props: {
  name: string;
  data: WeekPlotData;
  note: string;
  tell: (index: number) => string;
}) {
  const { name, data, note, tell } = props;
  const { points } = data;
  const { chosen, choose, onKeyDown } = useStripKeys(points, () => {});
  const at = points.findIndex(({ id }) => id === chosen?.id);
  return (
    <>
      <div
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={at + 1}
        aria-valuetext={tell(at)}
        onKeyDown={onKeyDown}
      >
        <Suspense fallback={<div style={{ height: PLOT_HEIGHT }} />}>
          <div aria-hidden="true">
            <WeekPlot
              data={data}
              chosen={at}
              onChoose={index => choose(points[index]?.id)}
            />
          </div>
        </Suspense>
      </div>
      <p className={styles.quiet}>
        {/* The slider has spoken it. */}
        <span aria-hidden="true">{tell(at)} · </span>
        {note}
      </p>
    </>
  );
}

import { Button, Cell, Table, type ColumnConfig } from '@backstage/ui';
import {
  downloadText,
  DrawerPanel,
  formatDay,
  toCsv,
  useLocale,
  useNow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { useTrendText } from '../../hooks/useTrendText';
import { dayAt, spanOf } from '../../lib/dayTrend';
import { scorecardsTranslationRef } from '../../translation';
import styles from './OverviewTab.module.css';

type Scorecard = ScorecardsOverview['scorecards'][number];

interface Day {
  id: string;
  date: Date;
  percent: number | null;
}

/** The 30 days behind the line of a scorecard, as a table; the address says of which. */
export function TrendDrawer(props: { scorecards: readonly Scorecard[] }) {
  const { params, change } = useUrlState();
  const chosen = params.get('trend');
  const scorecard = props.scorecards.find(({ id }) => id === chosen);
  return scorecard ? (
    <Open scorecard={scorecard} onClose={() => change({ trend: undefined })} />
  ) : null;
}

function Open(props: { scorecard: Scorecard; onClose: () => void }) {
  const { scorecard, onClose } = props;
  const { trend, title } = scorecard;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useTrendText();
  const span = spanOf(trend.days);
  const now = useNow();
  const days = trend.days
    .map((percent, index): Day => {
      const date = dayAt({ index, days: trend.days.length, now });
      return { id: date.toISOString().slice(0, 10), date, percent };
    })
    .reverse();
  const download = () =>
    downloadText({
      text: toCsv([
        [t('page.overview.trend.day'), t('page.overview.csv.percent')],
        ...days.map(({ id, percent }) => [id, percent ?? undefined]),
      ]),
      fileName: t('page.overview.csv.trendFile', { name: title }),
      type: 'text/csv',
    });
  return (
    <DrawerPanel
      title={text.title(title, trend)}
      isOpen
      onClose={onClose}
      footer={
        <Button variant="secondary" onPress={download}>
          {t('page.overview.csv.download')}
        </Button>
      }
    >
      <div className={styles.stack}>
        {span && (
          <p className={styles.quiet}>
            {[
              text.parted(trend),
              t('page.overview.trend.most', {
                max: `${span.max}`,
                min: `${span.min}`,
              }),
            ].join(' ')}
          </p>
        )}
        <DayTable days={days} />
      </div>
    </DrawerPanel>
  );
}

function DayTable({ days }: { days: Day[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  const columns: ColumnConfig<Day>[] = [
    {
      id: 'day',
      label: t('page.overview.trend.day'),
      isRowHeader: true,
      cell: ({ date }) => (
        <Cell>{formatDay(date, { timeZone: 'UTC', locale })}</Cell>
      ),
    },
    {
      id: 'atTarget',
      label: t('page.overview.trend.atTarget'),
      cell: ({ percent }) => (
        <Cell className={styles.number}>
          {percent === null
            ? t('page.overview.trend.unjudged')
            : t('page.overview.trend.percent', { percent: `${percent}` })}
        </Cell>
      ),
    },
  ];
  return (
    <Table columnConfig={columns} data={days} pagination={{ type: 'none' }} />
  );
}

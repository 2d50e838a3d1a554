import {
  Button,
  Cell,
  Link,
  Table,
  VisuallyHidden,
  type ColumnConfig,
} from '@backstage/ui';
import {
  RowLine,
  RowList,
  useNarrow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { useShareText } from '../../hooks/useShareText';
import { useTrendText } from '../../hooks/useTrendText';
import { usePagePath } from '../../hooks/usePagePath';
import { countedLevel, leastFirst, reachedOf } from '../../lib/shares';
import { scorecardsTranslationRef } from '../../translation';
import { LevelSpread } from '../LevelSpread';
import { Sparkline } from './Sparkline';
import styles from './OverviewTab.module.css';

type Row = ScorecardsOverview['scorecards'][number];

/** The scorecards, that which is reached least first: a table, and a list on a phone. */
export function ScorecardRows({ scorecards }: { scorecards: Row[] }) {
  const isNarrow = useNarrow();
  const Rows = isNarrow ? ScorecardList : ScorecardTable;
  return <Rows scorecards={leastFirst(scorecards)} />;
}

function ScorecardTable({ scorecards }: { scorecards: Row[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useShareText();
  const column = (
    id: 'scorecard' | 'reached' | 'levels' | 'trend',
    width: `${number}fr`,
    content: (row: Row) => JSX.Element | string,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`page.overview.scorecards.columns.${id}`),
    width,
    isRowHeader: id === 'scorecard',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('scorecard', '3fr', row => <Name row={row} />),
        column('reached', '2fr', row => text.share(reachedOf(row))),
        column('levels', '4fr', row => (
          <LevelSpread scorecard={row} counts={row.levels} />
        )),
        column('trend', '4fr', row => <Trend row={row} />),
      ]}
      data={scorecards}
      pagination={{ type: 'none' }}
    />
  );
}

function ScorecardList({ scorecards }: { scorecards: Row[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useShareText();
  return (
    <RowList label={t('page.overview.scorecards.title')}>
      {scorecards.map(row => (
        <li key={row.id}>
          <RowLine>
            <Name row={row} />
            <span className={styles.figure}>{text.share(reachedOf(row))}</span>
          </RowLine>
          <LevelSpread scorecard={row} counts={row.levels} />
          <Trend row={row} />
        </li>
      ))}
    </RowList>
  );
}

function Name({ row }: { row: Row }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const level = countedLevel(row)?.title ?? '';
  return (
    <span className={styles.stacked}>
      <Link
        href={path.matrix({ scorecard: row.id })}
        aria-label={t('page.overview.scorecards.open', { title: row.title })}
      >
        {row.title}
      </Link>
      <span className={styles.quiet}>
        {t(
          row.target
            ? 'page.overview.scorecards.target'
            : 'page.overview.scorecards.noTarget',
          { level },
        )}
      </span>
    </span>
  );
}

/** How the share changed; a press shows the days as a table. */
function Trend({ row }: { row: Row }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  const text = useTrendText();
  if (row.services === 0) return null;
  if (!row.target) return <>{t('page.overview.trend.noTarget')}</>;
  return (
    <Button
      variant="tertiary"
      className={styles.trend}
      onPress={() => change({ trend: row.id })}
    >
      <Sparkline days={row.trend.days} />
      <span>
        {text.change(row.trend)}
        <VisuallyHidden>
          {t('page.overview.trend.of', { name: row.title })}
        </VisuallyHidden>
      </span>
    </Button>
  );
}

import {
  Cell,
  Link,
  Table,
  VisuallyHidden,
  type ColumnConfig,
} from '@backstage/ui';
import {
  EntityLink,
  formatDay,
  PagedFoot,
  RowLine,
  RowList,
  StatusText,
  useLocale,
  useNarrow,
  usePaged,
  useTexts,
} from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { useShareText } from '../../hooks/useShareText';
import { usePagePath } from '../../hooks/usePagePath';
import { reachedOf } from '../../lib/shares';
import { scorecardsTranslationRef } from '../../translation';
import styles from './OverviewTab.module.css';

type Team = ScorecardsOverview['teams'][number];
type Scorecard = ScorecardsOverview['scorecards'][number];
type Row = Team & { id: string; name: string };

interface RowsProps {
  rows: Row[];
  scorecards: readonly Scorecard[];
}

/** Teams × scorecards: a table, and a list on a phone. */
export function TeamRows(props: {
  teams: readonly Row[];
  scorecards: readonly Scorecard[];
}) {
  const { teams, scorecards } = props;
  const isNarrow = useNarrow();
  const { rows, pagination } = usePaged(teams);
  const Rows = isNarrow ? TeamList : TeamTable;
  return (
    <>
      <Rows rows={rows} scorecards={scorecards} />
      <PagedFoot pagination={pagination} />
    </>
  );
}

function TeamTable({ rows, scorecards }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'team',
      label: t('page.overview.teams.team'),
      width: '2fr',
      isRowHeader: true,
      cell: row => (
        <Cell className={styles.cell}>
          <TeamName row={row} />
        </Cell>
      ),
    },
    ...scorecards.map(
      (scorecard): ColumnConfig<Row> => ({
        id: scorecard.id,
        label: scorecard.title,
        width: '2fr',
        cell: row => (
          <Cell className={styles.cell}>
            <Reached row={row} scorecard={scorecard} />
          </Cell>
        ),
      }),
    ),
  ];
  if (rows.some(({ losing }) => losing)) {
    columns.push({
      id: 'ahead',
      label: t('page.overview.teams.ahead'),
      width: '2fr',
      cell: row => (
        <Cell className={styles.cell}>
          <Ahead row={row} />
        </Cell>
      ),
    });
  }
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}

function TeamList({ rows, scorecards }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <RowList label={t('page.overview.teams.title')}>
      {rows.map(row => (
        <li key={row.id}>
          <TeamName row={row} />
          {scorecards.map(scorecard => (
            <RowLine key={scorecard.id}>
              <span>{scorecard.title}</span>
              <Reached row={row} scorecard={scorecard} />
            </RowLine>
          ))}
          <Ahead row={row} />
        </li>
      ))}
    </RowList>
  );
}

function TeamName({ row: { team, name } }: { row: Row }) {
  return team ? <EntityLink entityRef={team} /> : <>{name}</>;
}

/** Services of a team at the target, with the way to all of them. */
function Reached({ row, scorecard }: { row: Row; scorecard: Scorecard }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useShareText();
  const path = usePagePath();
  const rollup = row.scorecards.find(one => one.scorecard === scorecard.id);
  if (!rollup) {
    return (
      <span className={styles.quiet} title={t('page.overview.teams.notAbout')}>
        <span aria-hidden="true">—</span>
        <VisuallyHidden>{t('page.overview.teams.notAbout')}</VisuallyHidden>
      </span>
    );
  }
  const share = text.share(reachedOf(rollup));
  // Services without an owner are no team that the matrix could be narrowed to.
  if (!row.team) return <span className={styles.figure}>{share}</span>;
  return (
    <Link
      className={styles.figure}
      href={path.matrix({ scorecard: scorecard.id, team: row.team })}
      aria-label={t('page.overview.teams.openCell', {
        share,
        team: row.name,
        scorecard: scorecard.title,
      })}
    >
      {share}
    </Link>
  );
}

function Ahead({ row: { losing } }: { row: Row }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  if (!losing) return null;
  const day = formatDay(new Date(losing.on), { timeZone: 'UTC', locale });
  return (
    <StatusText
      tone="warn"
      text={t('page.overview.teams.losing', { count: losing.services, day })}
    />
  );
}

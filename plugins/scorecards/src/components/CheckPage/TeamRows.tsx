import { Button, Cell, Link, Table, type ColumnConfig } from '@backstage/ui';
import {
  CopyButton,
  EntityLink,
  PagedFoot,
  RowLine,
  RowList,
  StatusText,
  useNarrow,
  useUrlState,
  usePaged,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CheckService,
  CheckTeamRollup,
} from '@callboard/backstage-plugin-scorecards-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { serviceName } from '../../lib/missedTeams';
import { writeOpen } from '../../lib/openCheck';
import { STATE_LOOKS } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CheckPage.module.css';

/** Services that a row names. */
const MOST = 5;

/** A team with what it is called. */
export type TeamRow = CheckTeamRollup & {
  id: string;
  name: string;
  /** Services that are asked. */
  asked: number;
};

interface RowsProps {
  rows: TeamRow[];
  check: string;
}

/** The teams: a table, and a list on a phone. */
export function TeamRows({ rows: all, check }: RowsProps) {
  const isNarrow = useNarrow();
  const { rows, pagination } = usePaged(all);
  const Rows = isNarrow ? TeamList : TeamTable;
  return (
    <>
      <Rows rows={rows} check={check} />
      <PagedFoot pagination={pagination} />
    </>
  );
}

function TeamTable({ rows, check }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const column = (
    id: 'team' | 'missed' | 'services' | 'copy',
    width: `${number}fr`,
    content: (row: TeamRow) => JSX.Element,
  ): ColumnConfig<TeamRow> => ({
    id,
    label: t(`check.teams.columns.${id}`),
    width,
    isRowHeader: id === 'team',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('team', '3fr', row => <TeamName row={row} />),
        column('missed', '2fr', row => <Missed row={row} />),
        column('services', '7fr', row => <Services row={row} check={check} />),
        column('copy', '1fr', row => <CopyServices row={row} />),
      ]}
      data={rows}
      pagination={{ type: 'none' }}
    />
  );
}

function TeamList({ rows, check }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <RowList label={t('check.teams.title')}>
      {rows.map(row => (
        <li key={row.id}>
          <RowLine>
            <TeamName row={row} />
            <Missed row={row} />
            <CopyServices row={row} />
          </RowLine>
          <Services row={row} check={check} />
        </li>
      ))}
    </RowList>
  );
}

function TeamName({ row: { team, name } }: { row: TeamRow }) {
  return team ? <EntityLink entityRef={team} /> : <>{name}</>;
}

function Missed({ row: { missed, asked } }: { row: TeamRow }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (
    <span className={styles.number}>
      {t('check.teams.of', {
        missed: text.count(missed),
        n: text.count(asked),
      })}
    </span>
  );
}

/** References, for a ticket or a script. */
function CopyServices({ row: { services, name } }: { row: TeamRow }) {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <CopyButton
      value={services.map(({ ref }) => ref).join('\n')}
      what={t('check.teams.copyTeam', { team: name })}
    />
  );
}

function Services({ row, check }: { row: TeamRow; check: string }) {
  const { team, name, missed, services } = row;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const shown = services.slice(0, MOST);
  const more = missed - shown.length;
  const [scorecard] = check.split('/');
  return (
    <ul className={styles.services}>
      {shown.map(service => (
        <li key={service.ref}>
          <Service service={service} check={check} />
        </li>
      ))}
      {more > 0 && (
        <li>
          {team ? (
            <Link
              href={path.matrix({ scorecard, team })}
              aria-label={t('check.teams.moreOf', { count: more, team: name })}
            >
              {t('check.teams.more', { count: more })}
            </Link>
          ) : (
            t('check.teams.more', { count: more })
          )}
        </li>
      )}
    </ul>
  );
}

/** A service with since when it does not pass; a press says why. */
function Service(props: { service: CheckService; check: string }) {
  const { service, check } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  const text = useScorecardsText();
  const since = t('check.teams.since', {
    state: text.state(service.state),
    day: text.day(service.since),
  });
  const name = serviceName(service);
  return (
    <StatusText
      {...STATE_LOOKS[service.state]}
      text={
        <>
          <Button
            variant="tertiary"
            size="small"
            className={styles.service}
            aria-label={t('check.teams.why', { service: name })}
            onPress={() =>
              change({ open: writeOpen({ check, entityRef: service.ref }) })
            }
          >
            {name}
          </Button>{' '}
          <span className={styles.quiet}>{since}</span>
        </>
      }
    />
  );
}

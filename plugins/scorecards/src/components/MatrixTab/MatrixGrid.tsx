import { useId, type KeyboardEvent, type MouseEvent } from 'react';
import { Link } from 'react-router-dom';
import { VisuallyHidden } from '@backstage/ui';
import { isTaken, useNames, useTexts } from '@internal/frontend-kit';
import type {
  MatrixColumn,
  ScorecardMatrix,
} from '@callboard/backstage-plugin-scorecards-common';
import { cellName, cellOf, useGridCells } from '../../hooks/useGridCells';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import type { GridCell } from '../../lib/gridKeys';
import { CHECKS_SHOWN } from '../../lib/matrixQuery';
import { addCounts, askedOf } from '../../lib/stateGroups';
import { countedStates } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import { MatrixRowView } from './MatrixRowView';
import styles from './MatrixTab.module.css';

interface MatrixGridProps {
  matrix: ScorecardMatrix;
  /** Place of the first check that is shown. */
  firstCheck: number;
  /** Services before those of the page. */
  offset: number;
  isStale: boolean;
  onOpen: (open: { check: string; entityRef: string }) => void;
}

/** Keys and presses of the grid: a cell says why, a head leads where it belongs. */
function useMatrixCells(options: {
  columns: readonly MatrixColumn[];
  rows: ScorecardMatrix['rows'];
  onOpen: MatrixGridProps['onOpen'];
}) {
  const { columns, rows, onOpen } = options;
  const cells = useGridCells({ row: rows.length, column: columns.length });
  const enter = ({ row, column }: GridCell) => {
    if (row > 0 && column > 0) {
      onOpen({
        check: columns[column - 1].check,
        entityRef: rows[row - 1].ref,
      });
    } else {
      cells.elementOf({ row, column })?.querySelector('a')?.click();
    }
  };
  return {
    grid: cells.grid,
    active: cells.active,
    onFocus: cells.onFocus,
    onKeyDown: (event: KeyboardEvent) => {
      if (cells.onMoveKey(event) || isTaken(event)) return;
      const { row } = cells.active;
      if (event.key === 'Enter') enter(cells.active);
      else if (event.key === 'o' && row > 0) enter({ row, column: 0 });
      else return;
      event.preventDefault();
    },
    onClick: ({ target }: MouseEvent) => {
      const cell = cellOf(target);
      // A link goes where it leads by itself.
      if (cell && cell.row > 0 && cell.column > 0) enter(cell);
    },
  };
}

/** A state for each service and check, as one tab stop: arrows go from cell to cell, Enter says why, `o` opens the service. */
export function MatrixGrid(props: MatrixGridProps) {
  const { matrix, firstCheck, isStale, onOpen } = props;
  const { rows, totalItems, scorecard } = matrix;
  const { t } = useTexts(scorecardsTranslationRef);
  const helpId = useId();
  const columns = matrix.columns.slice(firstCheck, firstCheck + CHECKS_SHOWN);
  const { grid, active, ...handlers } = useMatrixCells({
    columns,
    rows,
    onOpen,
  });
  return (
    <div className={styles.box} data-stale={isStale || undefined}>
      <VisuallyHidden id={helpId}>{t('matrix.help')}</VisuallyHidden>
      <table
        ref={grid}
        role="grid"
        className={styles.grid}
        aria-label={t('matrix.grid', { title: scorecard.title })}
        aria-describedby={helpId}
        aria-busy={isStale}
        aria-rowcount={totalItems + 1}
        aria-colcount={matrix.columns.length + 1}
        {...handlers}
      >
        <Heads columns={columns} firstCheck={firstCheck} active={active} />
        <Body {...props} active={active} />
        <Sums columns={columns} services={totalItems} />
      </table>
    </div>
  );
}

/** The services of the page. */
function Body(props: MatrixGridProps & { active: GridCell }) {
  const { matrix, firstCheck, offset, active } = props;
  const { rows, scorecard } = matrix;
  const { t } = useTexts(scorecardsTranslationRef);
  const nameOf = useNames(rows.flatMap(({ owner }) => owner ?? []));
  const text = useScorecardsText();
  return (
    <tbody>
      {rows.map((row, index) => (
        <MatrixRowView
          key={row.ref}
          row={row}
          verdicts={row.verdicts.slice(firstCheck, firstCheck + CHECKS_SHOWN)}
          place={index + 1}
          offset={offset}
          firstCheck={firstCheck}
          levels={scorecard.levels}
          owner={row.owner ? nameOf(row.owner) : t('matrix.nobody')}
          activeColumn={active.row === index + 1 ? active.column : undefined}
          write={text.result}
        />
      ))}
    </tbody>
  );
}

/** The checks, each with how many fail and the way to who does. */
function Heads(props: {
  columns: readonly MatrixColumn[];
  firstCheck: number;
  active: GridCell;
}) {
  const { columns, firstCheck, active } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const text = useScorecardsText();
  const shareOf = ({ counts }: MatrixColumn) => {
    const n = askedOf(counts);
    const { fail = 0 } = counts;
    if (n === 0) return t('matrix.unasked');
    return fail === 0
      ? t('matrix.failsNone')
      : t('matrix.fails', {
          count: fail,
          fail: text.count(fail),
          n: text.count(n),
        });
  };
  const cell = (column: number) => ({
    'data-cell': cellName({ row: 0, column }),
    tabIndex: active.row === 0 && active.column === column ? 0 : -1,
  });
  return (
    <thead>
      <tr role="row" aria-rowindex={1}>
        <th
          role="columnheader"
          scope="col"
          aria-colindex={1}
          className={styles.corner}
          {...cell(0)}
        >
          {t('matrix.service')}
        </th>
        {columns.map((column, index) => (
          <th
            key={column.check}
            role="columnheader"
            scope="col"
            aria-colindex={firstCheck + index + 2}
            className={styles.columnHead}
            {...cell(index + 1)}
          >
            <Link to={path.check(column.check)} tabIndex={-1}>
              {column.title}
            </Link>
            <span className={styles.share}> {shareOf(column)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Of all services, and not only of those of the page: what does not simply pass. */
function Sums(props: { columns: readonly MatrixColumn[]; services: number }) {
  const { columns, services } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const sums = countedStates(addCounts(columns.map(one => one.counts)));
  return (
    <tfoot>
      <tr role="row">
        <th role="rowheader" scope="row" className={styles.rowHead}>
          {t('matrix.all', { count: services })}
        </th>
        <td role="gridcell" colSpan={columns.length} className={styles.sums}>
          <span className={styles.sumsText}>
            {sums
              .map(({ state, count }) => text.counted(state, count))
              .join(' · ')}
          </span>
        </td>
      </tr>
    </tfoot>
  );
}

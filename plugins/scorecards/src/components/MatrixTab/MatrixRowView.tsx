import { memo } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { EntityLink, StatusText } from '@internal/frontend-kit';
import {
  stateOf,
  wasOf,
  type CheckState,
  type MatrixRow,
  type ScorecardName,
} from '@callboard/backstage-plugin-scorecards-common';
import { cellName } from '../../hooks/useGridCells';
import { STATE_LOOKS } from '../../lib/stateLooks';
import { LevelBadge } from '../LevelBadge';
import styles from './MatrixTab.module.css';

interface MatrixRowProps {
  row: MatrixRow;
  /** Of the checks that are shown. */
  verdicts: readonly number[];
  /** In the grid, from 1. */
  place: number;
  /** Services before those of the page. */
  offset: number;
  firstCheck: number;
  levels: ScorecardName['levels'];
  owner: string;
  /** The cell of the row that is the tab stop. */
  activeColumn: number | undefined;
  write: (verdict: { state: CheckState; was?: CheckState }) => string;
}

function PlainRow(props: MatrixRowProps) {
  const { row, verdicts, place, offset, firstCheck } = props;
  const { levels, owner, activeColumn, write } = props;
  const cell = (column: number) => ({
    'data-cell': cellName({ row: place, column }),
    tabIndex: activeColumn === column ? 0 : -1,
  });
  return (
    <tr role="row" aria-rowindex={offset + place + 1}>
      <th
        role="rowheader"
        scope="row"
        aria-colindex={1}
        className={styles.rowHead}
        {...cell(0)}
      >
        <EntityLink entityRef={row.ref} title={row.title} tabIndex={-1} />
        <span className={styles.rowFacts}>
          <LevelBadge
            position={row.position}
            levels={levels.length}
            levelTitle={levels[row.position - 1]?.title}
          />
          <span>{owner}</span>
        </span>
      </th>
      {verdicts.map((number, index) => {
        const state = stateOf(number);
        const words = write({ state, was: wasOf(number) });
        return (
          <td
            key={index}
            role="gridcell"
            aria-colindex={firstCheck + index + 2}
            className={styles.cell}
            title={words}
            {...cell(index + 1)}
          >
            <StatusText
              {...STATE_LOOKS[state]}
              text={<VisuallyHidden>{words}</VisuallyHidden>}
            />
          </td>
        );
      })}
    </tr>
  );
}

/**
 * A service with a state for each check. Verdicts come as fresh copies with each drawing: a row is drawn anew when what they were cut
 * from is another, for a thousand cells take longer to draw than a key is held.
 */
export const MatrixRowView = memo(
  PlainRow,
  (before, after) =>
    before.row === after.row &&
    before.firstCheck === after.firstCheck &&
    before.activeColumn === after.activeColumn &&
    before.owner === after.owner &&
    before.place === after.place &&
    before.offset === after.offset,
);

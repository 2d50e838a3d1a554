import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useKitText } from '../../hooks/useKitText';
import { isTaken, useRovingRows } from '../../hooks/useRovingRows';
import styles from './TreeGrid.module.css';

/** A row of a tree, as far as the grid has to know it. */
export interface TreeGridRow {
  /** Differs from row to row, also where one thing stands in two places. */
  id: string;
  /** 1 at the top. */
  level: number;
  /** Absent for a leaf. */
  isOpen?: boolean;
  /** Place among its siblings, 1 for the first. */
  position: number;
  /** Number of its siblings, itself included. */
  siblings: number;
  /** What the row is called, for the button that opens it. */
  name: string;
}

/** A column of {@link TreeGrid}. */
export interface TreeGridColumn<TRow> {
  id: string;
  label: string;
  /** Numbers stand at the right. */
  isNumber?: boolean;
  /** @param isActive - whether the row is the tab stop; only then may what stands in it be one, too */
  cell: (row: TRow, isActive: boolean) => ReactNode;
}

/** Properties of {@link TreeGrid}. */
export interface TreeGridProps<TRow extends TreeGridRow> {
  /** What the rows are. */
  label: string;
  /** The first one holds what the row is, and is indented. */
  columns: TreeGridColumn<TRow>[];
  /** The rows of open branches, from top to bottom. */
  rows: TRow[];
  onToggle: (row: TRow) => void;
}

/**
 * A tree with columns. → opens a row and enters it, ← closes it and leaves it, Enter presses its first link; all rows are
 * one tab stop.
 */
export function TreeGrid<TRow extends TreeGridRow>(props: TreeGridProps<TRow>) {
  const { label, columns, rows, onToggle } = props;
  const roving = useRovingRows(rows.map(({ id }) => id));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = rows.findIndex(({ id }) => id === roving.active);
    const row = rows[at];
    if (!row || isTaken(event) || roving.onMoveKey(event)) return;
    // Buttons and links of the row hear their own Enter.
    const onRow =
      event.target instanceof HTMLElement && 'rowId' in event.target.dataset;
    if (event.key === 'ArrowRight' && row.isOpen !== undefined) {
      if (row.isOpen) roving.focusRow(rows[at + 1]?.id);
      else onToggle(row);
    } else if (event.key === 'ArrowLeft' && row.isOpen) {
      onToggle(row);
    } else if (event.key === 'ArrowLeft') {
      const parent = rows
        .slice(0, at)
        .reverse()
        .find(({ level }) => level < row.level);
      roving.focusRow(parent?.id);
    } else if (event.key === 'Enter' && onRow) {
      (event.target as HTMLElement).querySelector('a')?.click();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div
      ref={roving.grid}
      role="treegrid"
      aria-label={label}
      className={styles.grid}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row}>
          {columns.map(column => (
            <div
              key={column.id}
              role="columnheader"
              className={styles.cell}
              data-number={column.isNumber || undefined}
            >
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body}>
        {rows.map(row => (
          <div
            key={row.id}
            role="row"
            className={styles.row}
            aria-level={row.level}
            aria-expanded={row.isOpen}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            tabIndex={row.id === roving.active ? 0 : -1}
            onKeyDown={onKeyDown}
            {...roving.rowProps(row.id)}
          >
            {columns.map((column, index) => (
              <div
                key={column.id}
                role={index === 0 ? 'rowheader' : 'gridcell'}
                className={styles.cell}
                data-number={column.isNumber || undefined}
              >
                {index === 0 ? (
                  <Branch row={row} onToggle={() => onToggle(row)}>
                    {column.cell(row, row.id === roving.active)}
                  </Branch>
                ) : (
                  column.cell(row, row.id === roving.active)
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Branch(props: {
  row: TreeGridRow;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { row, onToggle, children } = props;
  const t = useKitText();
  const Icon = row.isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <div
      className={styles.branch}
      style={{ '--level': row.level } as CSSProperties}
    >
      {row.isOpen === undefined ? (
        <span className={styles.leaf} />
      ) : (
        <button
          type="button"
          className={styles.toggle}
          // The keys of the row do the same.
          tabIndex={-1}
          aria-label={t(row.isOpen ? 'tree.close' : 'tree.open', {
            name: row.name,
          })}
          onClick={onToggle}
        >
          <Icon aria-hidden="true" />
        </button>
      )}
      <div className={styles.thing}>{children}</div>
    </div>
  );
}

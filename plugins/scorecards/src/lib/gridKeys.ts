/** A cell of a grid by row and column; the heads are row 0 and column 0. */
export interface GridCell {
  row: number;
  column: number;
}

/** Rows that PageUp and PageDown pass over. */
const PAGE = 10;

const MOVES: Record<string, (cell: GridCell, last: GridCell) => GridCell> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  'Control+Home': () => ({ row: 0, column: 0 }),
  'Control+End': (_, last) => last,
  j: ({ row, column }) => ({ row: row + 1, column }),
  k: ({ row, column }) => ({ row: row - 1, column }),
};

/** The cell nearest to it that is in the grid. */
export const within = (cell: GridCell, last: GridCell): GridCell => ({
  row: Math.max(0, Math.min(cell.row, last.row)),
  column: Math.max(0, Math.min(cell.column, last.column)),
});

/** Where a key leads from a cell; undefined for one that moves nothing. */
export function moveBy(options: {
  key: string;
  isControl: boolean;
  from: GridCell;
  /** The last cell of the grid. */
  last: GridCell;
}): GridCell | undefined {
  const { key, isControl, from, last } = options;
  const name = isControl ? `Control+${key}` : key;
  const move = Object.hasOwn(MOVES, name) ? MOVES[name] : undefined;
  return move && within(move(from, last), last);
}

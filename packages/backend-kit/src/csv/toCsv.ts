import { setImmediate as nextTurn } from 'node:timers/promises';

/** About 5 ms at a stretch. */
const SLICE = 1_000;

/** A spreadsheet takes a cell that begins so for a formula; with a quote before it, it is text. */
const FORMULA = /^[=+\-@\t\r]/;

function toCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return `${value}`;
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const toLine = (cells: readonly (string | number | undefined)[]) =>
  `${cells.map(toCell).join(',')}\r\n`;

/** A table as CSV (RFC 4180), in slices, so that long ones let requests in between. */
export async function toCsv(
  headings: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): Promise<string> {
  const parts = [toLine(headings)];
  for (let at = 0; at < rows.length; at += SLICE) {
    parts.push(
      rows
        .slice(at, at + SLICE)
        .map(toLine)
        .join(''),
    );
    await nextTurn();
  }
  return parts.join('');
}

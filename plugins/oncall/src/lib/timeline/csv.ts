/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Rows as CSV. */
export const toCsv = (rows: readonly (readonly string[])[]) =>
  rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');

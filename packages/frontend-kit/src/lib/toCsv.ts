/** A spreadsheet takes a cell that begins so for a formula; with a quote before it, it is text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  // A number is none, also below zero.
  if (typeof value !== 'string') return `${value ?? ''}`;
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Rows as CSV (RFC 4180); what is undefined is an empty cell. */
export const toCsv = (
  rows: readonly (readonly (string | number | undefined)[])[],
) => rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');

import * as fc from 'fast-check';
import { toCsv } from './toCsv';

/** Reads one line as RFC 4180 says. */
function readCells(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const sign = csv[at];
    if (quoted) {
      if (sign === '"' && csv[at + 1] === '"') cell += csv[at++];
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\n') {
      rows[rows.length - 1].push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  return rows.slice(0, -1);
}

describe('toCsv', () => {
  it.each([
    ['plain', 'plain'],
    [7, '7'],
    [-7, '-7'],
    [undefined, ''],
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['@here', "'@here"],
    ['\tx', "'\tx"],
  ])('%p becomes %p', async (value, expected) => {
    expect(await toCsv(['a'], [[value]])).toBe(`a\r\n${expected}\r\n`);
  });

  it('can be read back, whatever the cells hold, and never begins a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc
            .array(fc.string(), { minLength: 2, maxLength: 2 })
            .map(row => row.map(cell => cell.replace(/\r/g, ''))),
        ),
        async rows => {
          const [, ...read] = readCells(await toCsv(['a', 'b'], rows));
          const asText = rows.map(row =>
            row.map(cell => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell)),
          );
          expect(read).toEqual(asText);
        },
      ),
    );
  });
});

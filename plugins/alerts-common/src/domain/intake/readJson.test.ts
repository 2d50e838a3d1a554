import { readJson } from './readJson';

const read = (text: string) => readJson(new TextEncoder().encode(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('readJson', () => {
  it.each([
    ['{"a":[1,"ü"]}', { a: [1, 'ü'] }],
    ['\uFEFF {}', {}],
    ['"[[["', '[[['],
    [`["${'\\"['.repeat(100)}"]`, ['"['.repeat(100)]],
    [`[${nested(63)},${nested(63)}]`, expect.any(Array)],
  ])('reads %#', (text, body) => {
    expect(read(text)).toEqual({ body });
  });

  it.each([
    ['', 'is empty; send JSON'],
    [' \n', 'is empty; send JSON'],
    ['{"a":', 'ends before its JSON does; send all of it'],
    [
      '{"a":1,\n "b" 2}',
      'is no JSON from line 2, column 6 on; send valid JSON',
    ],
    ['summary=x', expect.stringMatching(/^is no JSON.*; send valid JSON$/)],
    [nested(65), 'nests deeper than 64 levels; send a flatter body'],
    [
      '{"a":'.repeat(200_000),
      'nests deeper than 64 levels; send a flatter body',
    ],
  ])('refuses %#', (text, message) => {
    expect(read(text)).toEqual({
      problems: [{ pointer: '', message }],
      more: 0,
    });
  });

  it('refuses what is no UTF-8', () => {
    expect(readJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({
      problems: [{ pointer: '', message: 'is no UTF-8; send UTF-8' }],
      more: 0,
    });
  });

  it('quotes nothing of what was sent', () => {
    const told = JSON.stringify(read('{"routing_key":secret}'));
    expect(told).not.toContain('secret');
    expect(told).not.toContain('routing');
  });
});

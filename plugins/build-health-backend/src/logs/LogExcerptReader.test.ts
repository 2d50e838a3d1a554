import { LogExcerptReader } from './LogExcerptReader';

function read(log: string, isCut = false, size = 1_000) {
  const reader = new LogExcerptReader();
  for (let at = 0; at < log.length; at += size) {
    reader.add(log.slice(at, at + size));
  }
  return reader.end(isCut);
}

const lines = (count: number, word = 'line') =>
  Array.from({ length: count }, (_, i) => `${word} ${i}`);

describe('the excerpt of a log', () => {
  it('is around the first place that the provider marks, whatever else looks like an error', () => {
    const log = [
      ...lines(200, 'error'),
      '2026-11-27T03:00:00.1234567Z ##[error]Process completed with exit code 1.',
      ...lines(200, 'error after'),
      '##[error]again',
    ].join('\n');
    const { text, lines: count, around } = read(log);
    expect(around).toBe('failure');
    expect(count).toBe(121);
    expect(text.split('\n')[100]).toBe(
      '##[error]Process completed with exit code 1.',
    );
    expect(text.split('\n')[0]).toBe('error 100');
    expect(text.split('\n').at(-1)).toBe('error after 19');
  });

  it('is around the last likely place else, or the end of the log', () => {
    const tests = [
      ...lines(300),
      'FAILED ledger.test.ts',
      ...lines(5, 'later'),
    ].join('\n');
    expect(read(tests)).toMatchObject({ around: 'failure', lines: 106 });
    expect(read(tests, false, 7)).toEqual(read(tests));
    const quiet = read(lines(300).join('\n'), true);
    expect(quiet).toMatchObject({ around: 'end', lines: 100, isCut: true });
    expect(quiet.text).toMatch(/line 299$/);
    expect(read('')).toEqual({
      text: '',
      lines: 0,
      masked: 0,
      around: 'end',
      isCut: false,
    });
  });

  it('has neither colours nor secrets', () => {
    const { text, masked } = read(
      '\u001b[31merror:\u001b[0m password=hunter2hunter2\n\u001b_bk;t=1764212400000\u0007done\r\n',
    );
    expect(text).toBe('error: password=••••••\ndone');
    expect(masked).toBe(1);
  });

  const begin = `-----BEGIN RSA ${'PRIVATE'} KEY-----`;
  const end = `-----END RSA ${'PRIVATE'} KEY-----`;
  const keyLine = 'MIIEowIBAAKCAQEA'.repeat(4);

  it.each([
    ['before the excerpt', [begin, ...Array(99).fill(keyLine), 'c2hv', end]],
    [
      'in what there is no room for',
      [
        `${'- '.repeat(900)}${begin}`,
        keyLine,
        ...lines(32, '- '.repeat(1_000)),
      ],
    ],
    ['after text', [`+ echo "${begin}`, `app | ${keyLine}`, `${keyLine}"`]],
  ])('hides a key of which the first line is %s', (_where, key) => {
    const { text } = read([...key, 'later', '##[error]no'].join('\n'));
    expect(text).not.toContain('MIIE');
    expect(text).toMatch(/later\n##\[error\]no$/);
  });

  it('goes on after a line that only looks like the first one of a key', () => {
    const log = [`expected "${begin}"`, 'in a.pem', 'error: no key', 'x', 'y'];
    const { text, masked } = read(
      [...log, `sha512 ${keyLine}`, 'done'].join('\n'),
    );
    expect(text).toBe(
      `expected "••••••\nin a.pem\nerror: no key\nx\ny\nsha512 ${keyLine}\ndone`,
    );
    expect(masked).toBe(1);
  });

  it.each([1_970, 19_970])('masks a token across column %i', column => {
    const token = `${'ghp'}_${'a1B2'.repeat(9)}`;
    const jwt = (size: number) =>
      `${'eyJ'}${'a'.repeat(size)}.${'b'.repeat(2 * size)}.${'c'.repeat(size)}`;
    // Masked, the line is so short that its end is shown.
    const start = column > 15_000 ? `${jwt(4_000)} ${jwt(600)} ` : '';
    const filled = `${start.padEnd(column, 'x y')} `;
    const { text } = read(`error ${filled}${token} behind`);
    expect(text).not.toContain('ghp_');
    expect(text).toMatch(/^error /);
  });

  it('stays small, also where a line never ends', () => {
    const long = read(
      [...lines(120, 'x'.repeat(3_000)), 'error'].join('\n'),
      false,
      100_000,
    );
    expect(Buffer.byteLength(long.text)).toBeLessThanOrEqual(65_536);
    expect(long.text).toMatch(/error$/);
    expect(read('y'.repeat(500_000)).text).toHaveLength(2_000);
  });
});

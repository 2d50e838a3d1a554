import { readPieces, readXml, reportOf } from './__testUtils__/readXml';
import { readJUnit } from './readJUnit';

const HEAD = '<testsuites>\n<testsuite name="s">\n<testcase name="a"/>\n';
const TAIL = '</testsuite></testsuites>';
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const bigEndian = (text: string) =>
  new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a document type', () => {
  it.each([
    [
      'an entity of a file',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite name="&x;"><testcase/></testsuite>',
    ],
    [
      'an external parameter entity',
      '<?xml version="1.0"?><!DOCTYPE r [<!ELEMENT r ANY ><!ENTITY % sp SYSTEM "http://127.0.0.1/a.dtd">%sp;]><testsuite/>',
    ],
    [
      'entities that multiply',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><testsuite name="&b;"/>',
    ],
    ['no end', `<!DOCTYPE r "${'x'.repeat(500_000)}">${HEAD}${TAIL}`],
  ])('with %s is refused, and nothing of the file is used', (_, document) => {
    const { report, problem } = readXml(document);
    expect(report).toBeUndefined();
    expect(problem?.reason).toBe('forbidden-doctype');
  });

  it('that declares no entity is read over', () => {
    const { raw } = reportOf(
      `<!DOCTYPE testsuites SYSTEM "junit.dtd">${HEAD}${TAIL}`,
    );
    expect(raw.tests).toBe(1);
  });

  it('in the middle of a report is a mistake', () => {
    const { report, problem } = readXml(
      `${HEAD}<!DOCTYPE r [<!ENTITY x "y">]>${TAIL}`,
    );
    expect(problem?.reason).toBe('malformed');
    expect(report?.raw.tests).toBe(1);
  });

  it('is not needed for an entity that nobody declared: it is a mistake, and stays one', () => {
    const { report, problem } = readXml(
      `${HEAD}<testcase name="&constructor;"/><testcase/>${TAIL}`,
    );
    expect(problem).toMatchObject({ reason: 'malformed', line: 4 });
    expect(report?.raw.tests).toBe(1);
  });
});

describe('what is no whole report', () => {
  it.each([
    ['within a case', `${HEAD}<testcase name="b"><skipped>so`],
    ['within an attribute', `${HEAD}<testcase name="b`],
    ['between cases', HEAD],
  ])('cut off %s has the cases that were read', (_, document) => {
    const { report, problem } = readXml(document);
    expect(problem?.reason).toBe('malformed');
    expect(problem?.message).toMatch(/^It is cut off/);
    expect(report?.cases).toMatchObject([{ name: 'a' }]);
    expect(report?.raw.tests).toBe(1);
    expect(report?.suites).toBe(1);
  });

  it('says the line of a mistake, and reads no further', () => {
    const { report, problem } = readXml(
      `${HEAD}<testcase name="b"></wrong>\n<testcase name="c"/>${TAIL}`,
    );
    expect(problem).toMatchObject({ reason: 'malformed', line: 4 });
    // Nobody knows whether `b` ended there.
    expect(report?.cases.map(({ name }) => name)).toEqual(['a']);
  });

  it('with a second document or words behind it is malformed, and has what came first', () => {
    for (const rest of [
      '<testsuites/>',
      '<?xml version="1.0"?><a/>',
      'Done.',
    ]) {
      const { report, problem } = readXml(`${HEAD}${TAIL}\n${rest}`);
      expect(problem?.reason).toBe('malformed');
      expect(report?.raw.tests).toBe(1);
    }
  });

  it.each(['', ' \n', '<?xml version="1.0"?>', '<testsui', '<!-- a'])(
    'and has no element, as %j, is malformed',
    document => {
      expect(readXml(document)).toMatchObject({
        problem: { reason: 'malformed' },
      });
      expect(readXml(document).report).toBeUndefined();
    },
  );

  it.each([
    'Tests passed: 3',
    '{"tests": 3}',
    '<!doctype html><html><body>Sign in</body></html>',
    '<html><testsuite><testcase/></testsuite></html>',
    '<coverage/>',
    '<1>',
    '\x1f\x8b\x08\x00\x00',
    'PK\x03\x04',
  ])('but another kind of file, as %j, is not JUnit', document => {
    for (const read of [readXml(document), readXml(latin1(document))]) {
      expect(read.problem?.reason).toBe('not-junit');
      expect(read.report).toBeUndefined();
    }
  });
});

describe('encodings', () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><testsuite name="é"><testcase name="naïve £"/></testsuite>`;

  it.each([
    ['UTF-8', utf8(text('UTF-8'))],
    ['UTF-8 with a mark', utf8(`\ufeff${text('UTF-8')}`)],
    [
      'UTF-8 with a mark that is declared otherwise',
      utf8(`\ufeff${text('latin1')}`),
    ],
    ['UTF-8 that is declared UTF-16', utf8(text('utf-16'))],
    ['UTF-8 that is declared an encoding of nobody', utf8(text('x-none'))],
    ['UTF-16 with a mark', utf16(`\ufeff${text('UTF-16')}`)],
    ['UTF-16 with a mark, big end first', bigEndian(`\ufeff${text('UTF-16')}`)],
    ['UTF-16 without a mark', utf16(text('UTF-16'))],
    ['UTF-16 without a mark, big end first', bigEndian(text('UTF-16'))],
    ['ISO-8859-1', latin1(text('ISO-8859-1'))],
    ['a string', text('UTF-8')],
    ['a string with a mark', `\ufeff${text('UTF-8')}`],
  ])('%s is read, also byte by byte', (_, document) => {
    const pieces =
      typeof document === 'string'
        ? [...document]
        : Array.from(document, byte => Uint8Array.of(byte));
    for (const read of [readXml(document), readPieces(pieces)]) {
      expect(read.problem).toBeUndefined();
      expect(read.report?.cases).toMatchObject([
        { suitePath: ['é'], name: 'naïve £' },
      ]);
    }
  });

  it('has bytes that are none replaced', () => {
    const { cases } = reportOf(
      latin1('<testsuite><testcase name="é"/></testsuite>'),
    );
    expect(cases).toMatchObject([{ name: '\ufffd' }]);
  });
});

describe('mistakes that tools make', () => {
  it('such as colours of a terminal are no reason to lose a report', () => {
    const { cases } = reportOf(
      `\n<?xml version="1.0"?>${HEAD}<testcase name="b\0\x1b[31m"><failure message="&#27;[31m">]]> \x1b[0m</failure></testcase>${TAIL}`,
    );
    expect(cases[1]).toMatchObject({
      name: 'b\ufffd\ufffd[31m',
      failure: { message: '&#27;[31m', text: ']]> \ufffd[0m' },
    });
  });

  it('such as halves of astral characters end in a problem, never in an error', () => {
    for (const document of [
      `${HEAD}\ud83d`,
      `${HEAD}<!-\ud83d`,
      '\ud83d',
      `${HEAD}<\ud83d>`,
    ]) {
      expect(readXml(document).problem).toBeDefined();
    }
  });
});

describe('limits', () => {
  const cases = (count: number) =>
    Array.from({ length: count }, (_, i) => `<testcase name="${i}"/>`).join('');

  it('of bytes end the reading at the same place, however the bytes come', () => {
    const document = utf8(`<testsuite>${cases(100)}</testsuite>`);
    const limits = { maxBytes: 500 };
    const whole = readXml(document, limits);
    expect(whole.problem?.reason).toBe('too-large');
    expect(whole.report?.raw.tests).toBeGreaterThan(10);
    expect(
      readPieces(
        Array.from(document, byte => Uint8Array.of(byte)),
        limits,
      ),
    ).toEqual(whole);
    expect(
      readXml(document, { maxBytes: document.length }).problem,
    ).toBeUndefined();
  });

  it('of cases count errors of suites too', () => {
    const document = `<testsuite><error/>${cases(3)}</testsuite>`;
    expect(readXml(document, { maxCases: 4 }).problem).toBeUndefined();
    const { report, problem } = readXml(document, { maxCases: 3 });
    expect(problem?.reason).toBe('too-large');
    expect(report?.raw.tests).toBe(2);
  });

  it('of depth', () => {
    const nested = (depth: number) =>
      '<testsuite>'.repeat(depth) + '</testsuite>'.repeat(depth);
    expect(readXml(nested(64)).problem).toBeUndefined();
    expect(readXml(nested(65)).problem?.reason).toBe('too-large');
    expect(readXml(nested(100_000)).problem?.reason).toBe('too-large');
  });

  it('of attributes', () => {
    const attributes = (count: number) =>
      `<testsuite ${Array.from({ length: count }, (_, i) => `a${i}=""`).join(
        ' ',
      )}/>`;
    expect(readXml(attributes(256)).problem).toBeUndefined();
    expect(readXml(attributes(257)).problem?.reason).toBe('too-large');
  });

  it('give up names and entities without an end', () => {
    for (const begin of ['<', '<testcase ', '&', '<?']) {
      const { report, problem } = readXml(
        `${HEAD}${begin}${'x'.repeat(200_000)}`,
      );
      expect(problem).toMatchObject({
        reason: 'malformed',
        message: 'A name has no end',
      });
      expect(report?.raw.tests).toBe(1);
    }
  });

  it('cut names, messages and texts, and never an astral character', () => {
    const long = '😀'.repeat(400_000);
    const document = `<testsuite><testcase name="${long}"><failure message="a${long}">${long}<b>x</b></failure><system-out>${long}</system-out></testcase></testsuite>`;
    const [{ name, failure }] = reportOf(document).cases;
    expect(name).toBe('😀'.repeat(2_048));
    expect(failure?.message).toBe(`a${'😀'.repeat(2_047)}`);
    expect(failure?.text).toBe('😀'.repeat(2_048));
    const limits = { maxNameLength: 2, maxMessageLength: 3, maxTextLength: 5 };
    expect(readXml(document, limits).report?.cases).toMatchObject([
      { name: '😀', failure: { message: 'a😀', text: '😀😀' } },
    ]);
  });

  it.each([
    ['elements that open', '<'],
    ['entities', '&'],
    ['an entity', '&amp'],
    ['entities that are right', '&amp;'],
    ['names', '<a '],
    ['an attribute', '<testcase name="<'],
    ['suites', '<testsuite name="a">'],
    ['comments', '<!--'],
    ['comments that end', '<!---->'],
    ['CDATA', '<![CDATA['],
    ['brackets', ']]>'],
    ['results', '<testcase><rerunFailure/></testcase>'],
    ['instructions', '<?a '],
    ['spaces', ' \r'],
    ['colours of a terminal', '\x1b[31m'],
    ['signs that the parser drops', '<', '<testcase name="'],
  ])('keep 2 MB of %s from taking long', (_, piece, begin = '') => {
    const began = performance.now();
    const inside = piece.repeat(Math.ceil(2_000_000 / piece.length));
    readXml(`${HEAD}${begin}${inside}${TAIL}`);
    readXml(inside);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});

describe('a stream', () => {
  it('is left alone once it cannot become a report', async () => {
    let told = 0;
    async function* endless() {
      for (;;) {
        told += 1;
        yield utf8('not a report '.repeat(100));
      }
    }
    const { problem } = await readJUnit(endless());
    expect(problem?.reason).toBe('not-junit');
    expect(told).toBe(1);
  });

  it('is read to its end', async () => {
    async function* pieces() {
      yield utf8(HEAD);
      yield TAIL;
    }
    const { report, problem } = await readJUnit(pieces());
    expect(problem).toBeUndefined();
    expect(report?.raw.tests).toBe(1);
  });
});

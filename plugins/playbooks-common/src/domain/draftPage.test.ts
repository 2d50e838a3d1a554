import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { parsePlaybook } from '../parse/parsePlaybook';
import { draftPage, newFileAddress } from './draftPage';

const RUNS = process.env.CALLBOARD_FULL ? 5_000 : 300;

/** Texts that would like to be more than text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n---\n',
        '---',
        '"',
        "'",
        '\\',
        '`',
        '```',
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '](javascript:alert(1))',
        '![a](b)',
        '[a](https://evil.example)',
        '[a]: javascript:alert(1)',
        'www.evil.example',
        'https://evil.example',
        'a@evil.example',
        '\n# Heading\n',
        '\n- x\n',
        '\u2028',
        '\u0085',
        '\r\n',
        '\0',
        ': ',
        '- ',
        '&lt;',
        '{{',
        '<%',
        '{{% notice %}}',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''));

const owner = {
  entityRef: 'group:default/ledger',
  title: 'Ledger',
  label: 'service',
  service: { entityRef: 'component:default/ledger', title: 'Ledger' },
};

describe('a draft of a page', () => {
  const { fileName, text } = draftPage(
    { labels: { alertname: 'LedgerLag', namespace: 'pay', pod: 'a-1' } },
    owner,
  );
  const page = parsePlaybook(text, { path: fileName });

  it('is a page with all sections and gaps for labels', () => {
    expect(fileName).toBe('LedgerLag.md');
    expect(page.title).toBe('LedgerLag');
    expect(page.frontMatter).toMatchObject({
      alerts: ['LedgerLag'],
      services: ['component:default/ledger'],
      owner: 'group:default/ledger',
      status: 'draft',
    });
    expect(
      page.sections.filter(({ level }) => level === 2).map(({ kind }) => kind),
    ).toEqual([
      'meaning',
      'impact',
      'diagnosis',
      'mitigation',
      'verify',
      'rollback',
      'escalation',
    ]);
    expect(page.variables.map(({ name }) => name).sort()).toEqual([
      'alertname',
      'namespace',
      'pod',
    ]);
    expect(page.notes.map(({ code }) => code)).toContain('todo');
  });

  it('holds nothing but text of what labels say', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(hostile, fc.constantFrom('namespace', 'pod', 'job')),
          hostile,
          { maxKeys: 5 },
        ),
        hostile,
        (labels, alertname) => {
          const draft = draftPage({ labels: { ...labels, alertname } }, owner);
          const read = parsePlaybook(draft.text, { path: draft.fileName });
          expect(draft.fileName).toMatch(/^[A-Za-z0-9_-]{1,100}\.md$/);
          expect(read.frontMatter.alerts).toHaveLength(1);
          expect(read.frontMatter.owner).toBe(owner.entityRef);
          expect(read.frontMatter.other).toEqual([]);
          expect(read.sections.filter(({ level }) => level > 0)).toHaveLength(
            8,
          );
          expect(read.links).toEqual([]);
          expect(read.notes.map(({ code }) => code)).not.toContain(
            'html-removed',
          );
          visit(read.content, 'element', ({ tagName }) => {
            expect([
              ...['h1', 'h2', 'p', 'ul', 'ol', 'li', 'pre', 'code'],
            ]).toContain(tagName);
          });
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('the form of a new file', () => {
  const draft = { fileName: 'A.md', text: '# A & B\n' };

  it.each([
    [
      'https://github.com/org/docs/blob/main/runbooks/',
      'https://github.com/org/docs/new/main/runbooks?filename=A.md&value=%23+A+%26+B%0A',
    ],
    [
      'https://gitlab.example/group/sub/docs/-/tree/main/runbooks',
      'https://gitlab.example/group/sub/docs/-/new/main/runbooks?file_name=A.md',
    ],
    ['https://wiki.example/org/docs/blob/main', undefined],
    ['ftp://github.com/org/docs/tree/main', undefined],
    ['nonsense', undefined],
  ])('%s', (folder, address) => {
    expect(newFileAddress(folder, draft)).toBe(address);
  });

  it('is not filled in with more than an address holds', () => {
    expect(
      newFileAddress('https://github.com/org/docs/tree/main', {
        ...draft,
        text: 'a'.repeat(9_000),
      }),
    ).toBe('https://github.com/org/docs/new/main?filename=A.md');
  });
});

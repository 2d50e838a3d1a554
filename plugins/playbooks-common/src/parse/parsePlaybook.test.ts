import { codesOf, elementsOf, page, parse } from './__testUtils__/page';

describe('the title of a page', () => {
  it.each([
    ['---\ntitle: A lag\n---\n# B', 'A lag', 'front matter', 'B'],
    ['+++\ntitle = "A lag"\n+++\n# B', 'A lag', 'front matter', 'B'],
    ['# `Ledger` lag', 'Ledger lag', 'heading', 'Ledger lag'],
    ['Lag\n===', 'Lag', 'heading', 'Lag'],
    ['## Meaning\ntext', 'LedgerLag', 'file name', undefined],
    ['', 'LedgerLag', 'file name', undefined],
    ['---\ntitle: <%= page.title %>\n---\n# Real', 'Real', 'heading', 'Real'],
  ])('%#', (source, title, titleFrom, firstHeading) => {
    expect(parse(source)).toMatchObject({ title, titleFrom });
    expect(parse(source).firstHeading).toBe(firstHeading);
  });

  it.each([
    ['a/etcd-down.html.md.erb', 'etcd-down'],
    ['a/etcd/_index.md', 'etcd'],
    ['a/etcd/README.markdown', 'etcd'],
    ['index.md', 'index'],
    ['a/NoEnding', 'NoEnding'],
  ])('comes from the file %s', (path, title) => {
    expect(parse('text', path).title).toBe(title);
  });
});

describe('what is out there', () => {
  it('shows the text between shortcodes, set apart, and tells of them', () => {
    const read = page(
      '# A',
      '{{% notice tip %}}',
      'Mind **this**.',
      '{{% /notice %}}',
      '{{< children >}}',
      '```',
      '{{% in code it stays %}}',
      '```',
    );
    const [quotation] = elementsOf(read, 'blockquote');
    expect(quotation.properties.dataNotice).toBe('notice');
    expect(JSON.stringify(quotation)).toContain('this');
    expect(JSON.stringify(read.content)).not.toMatch(/\{\{<|notice tip/);
    expect(JSON.stringify(read.content)).toContain('in code it stays');
    expect(read.notes).toEqual([
      expect.objectContaining({ code: 'shortcode', line: 2 }),
    ]);
  });

  it('keeps positions right behind shortcodes and expressions', () => {
    const source = '# <%= title %>\n{{< ref "x" >}} `kubectl get ns`';
    const [command] = parse(source).commands;
    expect(source.slice(command.start, command.end)).toBe('`kubectl get ns`');
  });

  it('follows references of site generators', () => {
    const { links, content } = page(
      '# A',
      'See [b]({{< ref "./B.md" >}}) and {{< relref "C.md" >}}.',
    );
    expect(links).toEqual([
      expect.objectContaining({ target: './B.md', kind: 'relative' }),
    ]);
    expect(JSON.stringify(content)).toContain('C.md');
    expect(JSON.stringify(content)).not.toContain('\u2060');
  });

  it.each([
    ['a block that never ends', '```\nkubectl get ns', 'code-not-closed'],
    [
      'a reference without address',
      'see [this][there]',
      'link-definition-missing',
    ],
    ['what is still to be written', 'TODO: more', 'todo'],
    ['a script', '<script>alert(1)</script>', 'html-removed'],
    [
      'what cannot be undone',
      '`kubectl delete pod <pod>`',
      'destroys-without-undo',
    ],
  ])('tells of %s', (_, text, code) => {
    expect(codesOf(parse(`# A\n\n${text}`))).toEqual([code]);
  });

  it('reads links of every kind', () => {
    const { links } = page(
      '[a](b.md) [c][d] ![e](f.png) <https://g.example>',
      '<a href="h.md">i</a> <img src="j.png">',
      '',
      '[d]: https://k.example',
    );
    expect(links.map(({ target, kind }) => [target, kind])).toEqual([
      ['b.md', 'relative'],
      ['https://k.example', 'absolute'],
      ['f.png', 'image'],
      ['https://g.example', 'absolute'],
      ['h.md', 'relative'],
      ['j.png', 'image'],
    ]);
  });

  it('shows tables, details and keys, and nothing that runs', () => {
    const read = page(
      '| a |',
      '| - |',
      '| b |',
      '',
      '<details open onclick="x()"><summary>s</summary><kbd>k</kbd></details>',
      '',
      '[a](javascript:alert(1)) and <a href="data:text/html,x">b</a>',
      '<img src=x onerror=alert(1)> <svg onload=alert(1)></svg>',
      '<iframe src="https://a.example"></iframe><style>*{}</style>',
      '<form action="https://a.example"><input name=p></form>',
    );
    const html = JSON.stringify(read.content);
    expect(html).toMatch(/"table".*"details".*"summary".*"kbd"/);
    expect(html).not.toMatch(
      /javascript:|data:text|onerror|onclick|onload|iframe|"style"|"form"|"svg"/,
    );
  });
});

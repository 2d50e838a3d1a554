import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import type { ParsedPage } from '../types';
import { parsePlaybook } from './parsePlaybook';

const parse = (source: string, path = 'runbooks/LedgerLag.md') =>
  parsePlaybook(source, { path });

const page = (...lines: string[]) => parse(lines.join('\n'));

const elementsOf = ({ content }: ParsedPage, name: string) => {
  const found: Element[] = [];
  visit(content, 'element', element => {
    if (element.tagName === name) found.push(element);
  });
  return found;
};

const codesOf = ({ notes }: ParsedPage) => notes.map(({ code }) => code);

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

describe('front matter', () => {
  it('is read in our words and those of others', () => {
    const { frontMatter, notes } = page(
      '---',
      'alerts: [LedgerLag, LedgerDown]',
      'service: component:default/ledger',
      'owner_slack: "#ledger"',
      'last_reviewed_on: 2026-03-01',
      'review_in: 6 months',
      'aliases: [/old/lag]',
      'weight: 20',
      'deprecated: true',
      'runbook:',
      '  variables:',
      '    - name: pod',
      '      description: Which one',
      '      from: label:pod_name',
      '      values: [a, b]',
      '    - { name: token, secret: true }',
      '    - cluster',
      '---',
      'text',
    );
    expect(notes.map(({ code }) => code)).toEqual(['no-title']);
    expect(frontMatter).toMatchObject({
      alerts: ['LedgerLag', 'LedgerDown'],
      services: ['component:default/ledger'],
      owner: '#ledger',
      lastReviewed: '2026-03-01',
      reviewIn: '6 months',
      replaces: ['/old/lag'],
      status: 'deprecated',
      other: ['weight'],
      variables: [
        {
          name: 'pod',
          description: 'Which one',
          from: { label: 'pod_name' },
          values: ['a', 'b'],
        },
        { name: 'token', secret: true },
        { name: 'cluster' },
      ],
    });
  });

  it('that is broken is told, and the page is read without it', () => {
    const read = page('---', 'title: [a', '---', '# Lag');
    expect(read.title).toBe('Lag');
    expect(read.notes[0]).toMatchObject({
      severity: 'error',
      code: 'front-matter-unreadable',
      line: 1,
    });
    expect(page('---', '- a', '---').notes[0].message).toMatch(/fields/);
    expect(codesOf(page('+++', 'a = ', '+++'))).toContain(
      'front-matter-unreadable',
    );
  });

  it('does not grow beyond what it says', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++) {
      const of = String.fromCharCode(96 + i);
      const to = String.fromCharCode(97 + i);
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${of}`).join(',')}]`);
    }
    expect(codesOf(page('---', ...bomb, '---'))).toContain(
      'front-matter-unreadable',
    );
  });
});

describe('sections', () => {
  it('are known by meaning, with those below them', () => {
    const { sections } = page(
      '# LedgerLag',
      'intro',
      '## Summary',
      '## User impact',
      '## Troubleshooting',
      '### Nodes',
      '## Remediation',
      '## Roll back',
      '## Verify',
      '## Who to call',
      '## 诊断',
      '## 缓解措施',
      '## Colours',
    );
    expect(sections.map(({ title, kind }) => [title, kind])).toEqual([
      ['', 'other'],
      ['LedgerLag', 'other'],
      ['Summary', 'meaning'],
      ['User impact', 'impact'],
      ['Troubleshooting', 'diagnosis'],
      ['Nodes', 'diagnosis'],
      ['Remediation', 'mitigation'],
      ['Roll back', 'rollback'],
      ['Verify', 'verify'],
      ['Who to call', 'escalation'],
      ['诊断', 'diagnosis'],
      ['缓解措施', 'mitigation'],
      ['Colours', 'other'],
    ]);
    expect(sections[5].parentId).toBe('troubleshooting');
    expect(sections[10]).toMatchObject({ language: 'zh', id: '诊断' });
  });

  it("have GitHub's anchors, the second of a name with a number", () => {
    const { sections, links, notes } = page(
      '# A `b` & C!',
      '## Check',
      '## Check',
      '> ## Check',
      '[one](#check-1) [two](#check-2) [three](#check-3) [top](#top)',
    );
    expect(sections.map(({ id }) => id)).toEqual([
      '',
      'a-b--c',
      'check',
      'check-1',
    ]);
    expect(links.map(({ kind }) => kind)).toEqual(Array(4).fill('anchor'));
    expect(notes).toEqual([
      expect.objectContaining({ code: 'anchor-missing', line: 5 }),
    ]);
  });

  it('know anchors written as HTML, and notes at the foot', () => {
    const read = page(
      '# A',
      '<a name="old"></a> [x](#old) [y](#older)[^1]',
      '<span id="older"></span>',
      '',
      '[^1]: note',
    );
    expect(codesOf(read)).toEqual([]);
  });
});

describe('steps and commands', () => {
  const read = page(
    '# LedgerLag',
    '## Diagnosis',
    '1. Look at the **pods**. Then wait.',
    '   ```bash',
    '   $ kubectl -n <namespace> get pods',
    '   NAME',
    '   ```',
    '   1. Only in staging: `kubectl -n <namespace> top pods`',
    '2. Ask',
    '## Mitigation',
    '- [ ] Delete it:',
    '',
    '  ```',
    '  kubectl delete pod <pod>',
    '  ```',
    '- [x] Done',
    '- no step',
    '### Step 3: Drain',
    '```sh {name=drain}',
    'kubectl drain $NODE',
    '```',
    'Undo: uncordon. See `pods` and `https://g.example/d?n=<namespace>`.',
    '```promql',
    'up{pod="<pod>"}',
    '```',
  );

  it('are found in lists, checklists and headings', () => {
    expect(
      read.steps.map(
        ({ id, title, madeFrom, sectionId, parentId, commandIds }) => [
          id,
          title,
          madeFrom,
          sectionId,
          parentId,
          commandIds.join(),
        ],
      ),
    ).toEqual([
      [
        'step-1',
        'Look at the pods.',
        'ordered list',
        'diagnosis',
        undefined,
        'command-1',
      ],
      [
        'step-2',
        'Only in staging: kubectl -n <namespace> top pods',
        'ordered list',
        'diagnosis',
        'step-1',
        'command-2',
      ],
      ['step-3', 'Ask', 'ordered list', 'diagnosis', undefined, ''],
      [
        'step-4',
        'Delete it:',
        'checklist',
        'mitigation',
        undefined,
        'command-3',
      ],
      ['step-5', 'Done', 'checklist', 'mitigation', undefined, ''],
      [
        'step-6',
        'Step 3: Drain',
        'heading',
        'step-3-drain',
        undefined,
        'command-4,command-5,command-6',
      ],
    ]);
  });

  it('say who reads a command, and what it destroys', () => {
    expect(
      read.commands.map(({ kind, place, destroys, language, info }) => [
        kind,
        place,
        destroys,
        language,
        info,
      ]),
    ).toEqual([
      ['block', 'shell', undefined, 'bash', undefined],
      ['inline', 'shell', undefined, undefined, undefined],
      ['block', 'shell', 'Deletes pods', undefined, undefined],
      ['block', 'shell', 'Drains a node', 'sh', 'sh {name=drain}'],
      ['inline', 'url', undefined, undefined, undefined],
      ['block', 'promql', undefined, 'promql', undefined],
    ]);
    expect(codesOf(read)).toEqual([]);
  });

  it('say what they ask for', () => {
    expect(
      read.variables.map(({ name, commandIds }) => [name, commandIds.length]),
    ).toEqual([
      ['namespace', 3],
      ['pod', 2],
      ['NODE', 1],
    ]);
  });

  it('are marked in what is shown', () => {
    expect(
      elementsOf(read, 'code').flatMap(
        ({ properties }) => properties.dataCommand ?? [],
      ),
    ).toEqual(read.commands.map(({ id }) => id));
    expect([
      ...elementsOf(read, 'li').flatMap(
        ({ properties }) => properties.dataStep ?? [],
      ),
      ...elementsOf(read, 'h3').flatMap(
        ({ properties }) => properties.dataStep ?? [],
      ),
    ]).toEqual(read.steps.map(({ id }) => id));
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

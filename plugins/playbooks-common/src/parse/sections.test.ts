import { codesOf, page } from './__testUtils__/page';

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

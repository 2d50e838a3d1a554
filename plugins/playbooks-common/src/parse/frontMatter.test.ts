import { codesOf, page } from './__testUtils__/page';

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
      '    - { name: page_token, secret: false }',
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
        { name: 'page_token', secret: false },
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

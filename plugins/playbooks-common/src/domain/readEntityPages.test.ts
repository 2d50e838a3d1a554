import { isRunbookLink, readEntityPages } from './readEntityPages';

const read = (annotation: unknown, links?: unknown) =>
  readEntityPages({
    annotations: { 'callboard.dev/playbooks': annotation },
    links,
  });

describe('readEntityPages', () => {
  it.each([
    ['./playbooks', ['playbooks']],
    ['docs/run.md', ['docs/run.md']],
    ['./a//b/./c/', ['a/b/c']],
    ['.', ['']],
    ['./a, ./b ,, ./a', ['a', 'b']],
    ['', []],
    [7, []],
    [undefined, []],
  ])('reads %j', (written, paths) => {
    expect(read(written)).toEqual({
      paths,
      addresses: [],
      links: [],
      problems: [],
    });
  });

  it('reads addresses beside paths', () => {
    const address = 'https://git.example/org/runbooks/blob/main/Cart.md';
    expect(read(`${address}, ./own`)).toMatchObject({
      paths: ['own'],
      addresses: [address],
    });
  });

  it.each([
    '..',
    '../other',
    './a/../../b',
    'a/..',
    '/etc/passwd',
    'file:///etc/passwd',
    'file:a',
    'data:text/html;x',
    'url:https://git.example/x',
    'a\\..\\b',
    '%2e%2e/b',
    'a%2Fb',
    'a?path=b',
    'a#b',
    'a\nb',
    'http://',
    `./${'a'.repeat(600)}`,
  ])('refuses %j', written => {
    const { paths, addresses, problems } = read(written);
    expect([paths, addresses]).toEqual([[], []]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^callboard.dev\/playbooks: '.*' is not read: /s,
    );
    expect(problems[0].length).toBeLessThan(300);
  });

  it('reads so many places, and says so', () => {
    const { paths, problems } = read(
      Array.from({ length: 30 }, (_, i) => `./p${i}`).join(','),
    );
    expect(paths).toHaveLength(20);
    expect(problems).toEqual([expect.stringMatching(/names 30 places/)]);
  });

  it.each([
    [{ title: 'Runbook' }, true],
    [{ title: 'The run-book of it' }, true],
    [{ title: 'Playbooks' }, true],
    [{ title: 'Book', type: 'runbook' }, true],
    [{ icon: 'playbook' }, true],
    [{ title: 'Rebooking' }, false],
    [{ title: 'Board', type: 'dashboard' }, false],
    [{ title: 7 }, false],
  ])('takes the link %j for one to a runbook: %s', (link, isOne) => {
    expect(isRunbookLink(link)).toBe(isOne);
  });

  it('takes web addresses only', () => {
    const links = [
      { title: 'Runbook', url: 'https://wiki.example/cart' },
      { type: 'runbook', url: ' http://wiki.example/b ' },
      { title: 'Runbook', url: 'data:text/html;x' },
      { title: 'Runbook', url: 'file:///etc' },
      { title: 'Runbook', url: 'slack://x' },
      { title: 'Runbook' },
      { title: 'Board', url: 'https://grafana.example' },
      null,
      'https://wiki.example',
    ];
    expect(read('', links).links).toEqual([
      { title: 'Runbook', url: 'https://wiki.example/cart' },
      { title: 'wiki.example', url: 'http://wiki.example/b' },
    ]);
    expect(read('', 'https://wiki.example').links).toEqual([]);
  });
});

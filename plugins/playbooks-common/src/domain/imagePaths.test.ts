import { imagePathsOf } from './imagePaths';

const page = { path: 'runbooks/ledger/lag.md' };

describe('an image of a page', () => {
  it.each([
    ['graph.png', ['runbooks/ledger/graph.png']],
    ['./img/a%20b.png', ['runbooks/ledger/img/a b.png']],
    ['../img/c.svg?raw=true#x', ['runbooks/img/c.svg']],
    ['/static/d.gif', ['static/d.gif']],
    ['../../../out.png', []],
    ['%2e%2e/%2e%2e/../out.png', []],
    ['https://a.example/x.png', []],
    ['//a.example/x.png', []],
    ['\\\\a.example/x.png', []],
    ['data:image/png;base64,AA', []],
    ['file:///etc/passwd', []],
    ['?x', ['runbooks/ledger']],
    ['100%.png', ['runbooks/ledger/100%.png']],
  ])('%s is %j of the source', (target, paths) => {
    expect(imagePathsOf(target, page)).toEqual(paths);
  });

  it('of a site may stand relative to the address of its page', () => {
    const routes = { root: 'content', kind: 'pages' } as const;
    expect(imagePathsOf('../x.png', { ...page, routes })).toEqual([
      'runbooks/x.png',
      'runbooks/ledger/x.png',
    ]);
    expect(imagePathsOf('/x.png', { ...page, routes })).toEqual([
      'content/x.png',
    ]);
  });
});

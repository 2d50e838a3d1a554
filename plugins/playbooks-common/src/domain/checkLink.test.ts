import { checkLink, type LinkSurroundings } from './checkLink';

const surroundings: LinkSurroundings = {
  path: 'content/etcd/down.md',
  files: new Set([
    'content/etcd/down.md',
    'content/etcd/lag.md',
    'content/etcd/a b.png',
    'content/_index.md',
    'content/nodes/_index.md',
    'content/cp/index.html.md.erb',
    'content/keys.html.md.erb',
    'LICENSE',
  ]),
  anchors: new Set(['impact', '诊断']),
  anchorsOf: path =>
    path === 'content/etcd/lag.md' ? new Set(['fix']) : undefined,
};

const state = (target: string, routes?: LinkSurroundings['routes']) =>
  checkLink(
    { target, kind: target.startsWith('#') ? 'anchor' : 'relative' },
    { ...surroundings, routes },
  );

const files = { kind: 'files' as const };
const pages = { kind: 'pages' as const, root: 'content' };

describe('checkLink', () => {
  it.each([
    ['#impact', undefined, 'ok'],
    ['#%E8%AF%8A%E6%96%AD', undefined, 'ok'],
    ['#', undefined, 'ok'],
    ['#nothing', undefined, 'broken'],
    ['lag.md', undefined, 'ok'],
    ['./lag.md?plain=1', undefined, 'ok'],
    ['lag.md#fix', undefined, 'ok'],
    ['lag.md#gone', undefined, 'broken'],
    ['../nodes/_index.md#x', undefined, 'cannot-tell'],
    ['a%20b.png', undefined, 'ok'],
    ['../../LICENSE', undefined, 'ok'],
    ['../../../LICENSE', undefined, 'cannot-tell'],
    ['gone.md', undefined, 'cannot-tell'],
    ['gone.md', files, 'broken'],
    ['../nodes/', files, 'ok'],
    ['..', files, 'ok'],
    ['../none/', files, 'broken'],
    ['../nodes/', undefined, 'cannot-tell'],
    ['lag', files, 'broken'],
    ['lag', pages, 'ok'],
    ['../lag', pages, 'ok'],
    ['/etcd/lag/', pages, 'ok'],
    ['/', pages, 'ok'],
    ['/nodes', pages, 'ok'],
    ['/cp', pages, 'ok'],
    ['../keys.html#x', pages, 'cannot-tell'],
    ['../../keys.html', pages, 'ok'],
    ['/gone', pages, 'broken'],
    // A host may serve `/etcd` without a slash, or in lower case.
    ['etcd/lag', pages, 'cannot-tell'],
    ['/etcd/LAG', pages, 'cannot-tell'],
    ['LAG.md', files, 'broken'],
    // Outside the source, or from a root that nobody named.
    ['../../../gone', pages, 'cannot-tell'],
    ['../../../gone.md', files, 'cannot-tell'],
    ['/gone.md', files, 'cannot-tell'],
    ['/content/etcd/lag.md', files, 'ok'],
    ['/gone.md', { kind: 'files' as const, root: '' }, 'broken'],
    ['%E0%A4%A', pages, 'broken'],
  ])('%s with %j is %s', (target, routes, expected) => {
    expect(state(target, routes)).toBe(expected);
  });

  it('tells nothing of an address that a generator completes', () => {
    const link = { target: '/new/main', kind: 'relative' as const };
    const of = (isBuilt: boolean) =>
      checkLink({ ...link, isBuilt }, { ...surroundings, routes: pages });
    expect([of(false), of(true)]).toEqual(['broken', 'cannot-tell']);
    link.target = 'lag.md#new';
    expect([of(false), of(true)]).toEqual(['broken', 'cannot-tell']);
  });

  it('tells nothing of other sites', () => {
    expect(
      checkLink(
        { target: 'https://a.example', kind: 'absolute' },
        surroundings,
      ),
    ).toBe('cannot-tell');
    expect(
      checkLink({ target: '//a.example/x.png', kind: 'image' }, surroundings),
    ).toBe('cannot-tell');
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { readPlaybooksConfig } from './readPlaybooksConfig';

const read = (playbooks?: object) =>
  readPlaybooksConfig(
    mockServices.rootConfig({ data: playbooks ? { playbooks } : {} } as never),
  );

describe('readPlaybooksConfig', () => {
  it('reads every 10 minutes, and nothing, where nothing is said', () => {
    expect(read()).toEqual({
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 10 } },
      mappings: [],
      writeActions: false,
      notifications: true,
      digest: { weekday: 1, hour: 9 },
      admins: [],
      keepRunsMs: undefined,
      sources: [],
      rules: [],
      external: [],
      linkChecks: { hosts: [], internalHosts: [], everyMs: 86_400_000 },
      redirects: [],
      resolvers: { all: [] },
      techdocs: false,
      entityRefreshMs: 1_800_000,
    });
  });

  it('reads sources', () => {
    const { sources } = read({
      sources: [
        { id: 'a', target: 'https://git.example/tree/main' },
        { id: 'b', folder: '/srv/pages', url: 'https://docs.example/' },
      ],
    });
    expect(sources).toEqual([
      { id: 'a', target: 'https://git.example/tree/main' },
      { id: 'b', folder: '/srv/pages', url: 'https://docs.example' },
    ]);
  });

  it.each([
    [{ id: 'a b', folder: '/x' }, /sources\[0\]\.id: 'a b'/],
    [{ id: 'a' }, /sources\[0\]: give either target or folder/],
    [{ id: 'a', folder: '/x', target: 'https://x' }, /either/],
    [{ id: 'a', target: '/x' }, /sources\[0\]\.target: '\/x' is no http/],
    [{ id: 'a', folder: '/x', url: 'x' }, /sources\[0\]\.url/],
  ])('refuses %j', (source, message) => {
    expect(() => read({ sources: [source] })).toThrow(message);
  });

  it('reads how links become files', () => {
    const routesOf = (routes: object) =>
      read({ sources: [{ id: 'a', folder: '/x', routes }] }).sources[0].routes;
    expect(routesOf({ kind: 'files' })).toEqual({ kind: 'files' });
    expect(routesOf({ kind: 'pages', root: './content/' })).toEqual({
      kind: 'pages',
      root: 'content',
    });
    expect(routesOf({ kind: 'pages', root: '.' })).toEqual({
      kind: 'pages',
      root: '',
    });
    expect(() => routesOf({ kind: 'hugo' })).toThrow(
      "playbooks.sources[0].routes.kind: 'hugo' is neither files nor pages",
    );
    expect(() => routesOf({ kind: 'files', root: '../x' })).toThrow(
      /sources\[0\]\.routes\.root: '\.\.\/x' leads out of the source/,
    );
  });

  it('reads which hosts may be asked for links', () => {
    const linksOf = (linkChecks: object) => read({ linkChecks }).linkChecks;
    expect(
      linksOf({
        hosts: ['Wiki.example.com:8443'],
        internalHosts: ['wiki.corp'],
        every: '12h',
      }),
    ).toEqual({
      hosts: ['wiki.example.com:8443'],
      internalHosts: ['wiki.corp'],
      everyMs: 43_200_000,
    });
    for (const host of ['https://wiki.example', '*.example', 'a/b', 'a@b']) {
      expect(() => linksOf({ hosts: ['ok.example', host] })).toThrow(
        /playbooks\.linkChecks\.hosts\[1\]: '.*' is no host/,
      );
    }
  });

  it('refuses an id twice', () => {
    const source = { id: 'a', folder: '/x' };
    expect(() => read({ sources: [source, source] })).toThrow(
      /sources\[1\]\.id: 'a' is there twice/,
    );
  });

  it('reads pages of other systems, and how entities are read', () => {
    const page = { title: 'Cards', url: 'https://wiki.example/cards' };
    const config = read({
      external: [{ ...page, owner: 'cards', alerts: ['CardDown'] }],
      techdocs: true,
      entityRefresh: '2h',
    });
    expect(config).toMatchObject({
      external: [
        { ...page, owner: 'cards', alerts: ['CardDown'], services: [] },
      ],
      techdocs: true,
      entityRefreshMs: 7_200_000,
    });
    expect(() => read({ external: [page, page] })).toThrow(
      /external\[1\]\.url: https:\/\/wiki\.example\/cards is there twice/,
    );
    for (const url of ['ftp://wiki.example', 'file:///etc/passwd', '/x']) {
      expect(() => read({ external: [{ title: 'X', url }] })).toThrow(
        /external\[0\]\.url: '.*' is no http or https address/,
      );
    }
  });

  it('reads who may manage what is kept of people', () => {
    expect(read({ admins: ['Group:default/SRE'] }).admins).toEqual([
      'group:default/sre',
    ]);
    expect(() => read({ admins: ['sre'] })).toThrow(/playbooks\.admins\[0\]/);
  });

  it('keeps runs for ever, or as long as it is told', () => {
    const keep = (runs: string) => read({ retention: { runs } }).keepRunsMs;
    expect(keep('365d')).toBe(365 * 86_400_000);
    expect(() => keep('0d')).toThrow(/retention\.runs/);
    expect(() => keep('soon')).toThrow(/retention\.runs/);
  });

  it('reads folders of rule files alike', () => {
    expect(read({ rules: [{ id: 'a', folder: '/srv/rules' }] }).rules).toEqual([
      { id: 'a', folder: '/srv/rules' },
    ]);
    expect(() => read({ rules: [{ id: 'a' }] })).toThrow(
      /playbooks\.rules\[0\]: give either target or folder/,
    );
  });

  it('reads where pages have moved from', () => {
    const redirects = [
      { from: 'https://a.example/x', to: 'https://b.example' },
    ];
    expect(read({ redirects }).redirects).toEqual(redirects);
  });

  it.each([
    [[{ from: 'wiki/x', to: 'https://b.example' }], 'redirects[0].from'],
    [[{ from: 'https://a.example', to: 'ftp://b.example' }], 'redirects[0].to'],
    [[{ from: 'https://a.example/', to: 'https://b.example' }], 'no slash'],
    [
      [
        { from: 'https://a.example/x', to: 'https://b.example' },
        { from: 'https://a.example/x', to: 'https://c.example' },
      ],
      'is there twice',
    ],
  ])('refuses a redirect that cannot be meant', (redirects, problem) => {
    expect(() => read({ redirects })).toThrow(problem);
  });
});

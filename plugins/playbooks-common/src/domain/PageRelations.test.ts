import {
  PageRelations,
  type RelatableEntity,
  type RelatablePage,
} from './PageRelations';

const REPO = 'https://git.example/org/shop/blob/main';

const page = (id: string, change: Partial<RelatablePage> = {}) => ({
  id,
  services: [],
  ...change,
});

const cart = (change: Partial<RelatableEntity> = {}): RelatableEntity => ({
  entityRef: 'component:default/cart',
  ownerRefs: ['group:default/shop'],
  addresses: [],
  links: [],
  ...change,
});

const reasonsOf = (
  pages: RelatablePage[],
  entity: RelatableEntity = cart(),
): Record<string, string[]> =>
  Object.fromEntries(
    new PageRelations(pages)
      .of(entity)
      .map(({ pageId, reasons }) => [pageId, reasons]),
  );

describe('PageRelations', () => {
  it.each([
    ['component:default/cart', true],
    ['Component:Default/Cart', true],
    ['component:cart', true],
    ['default/cart', true],
    [' cart ', true],
    ['api:cart', false],
    ['component:other/cart', false],
    ['other/cart', false],
    ['cart2', false],
    ['', false],
    ['a b', false],
  ])('takes a service %j for cart: %s', (written, isCart) => {
    expect(reasonsOf([page('a', { services: [written] })])).toEqual(
      isCart ? { a: ['services'] } : {},
    );
  });

  it.each([
    ['group:default/shop', true],
    ['shop', true],
    ['Shop', true],
    ['group:shop', true],
    ['user:shop', false],
    ['other/shop', false],
    ['#shop', false],
  ])('takes an owner %j for the team: %s', (owner, isOwner) => {
    const pages = [page('a', { owner })];
    expect(reasonsOf(pages)).toEqual(isOwner ? { a: ['owner'] } : {});
    expect(new PageRelations(pages).ownedBy('group:default/shop')).toEqual(
      isOwner ? ['a'] : [],
    );
  });

  it('takes a name of two words for the team called like it', () => {
    const relations = new PageRelations([page('a', { owner: 'Card Desk' })]);
    expect(relations.ownedBy('group:default/card-desk')).toEqual(['a']);
  });

  it('leaves pages of a team that name other services to those', () => {
    const pages = [page('a', { owner: 'shop', services: ['stock'] })];
    expect(reasonsOf(pages)).toEqual({});
    expect(new PageRelations(pages).ownedBy('group:default/shop')).toEqual([
      'a',
    ]);
  });

  it.each([
    ['the page', `${REPO}/runbooks/Cart.md`],
    ['another view of it', `${REPO.replace('/blob/', '/tree/')}/runbooks/cart`],
    ['its folder', `${REPO}/runbooks/`],
    ['a folder above', `${REPO.replace('/blob/', '/tree/')}`],
  ])('finds a page by the address of %s', (_, address) => {
    const pages = [page('a', { address: `${REPO}/runbooks/Cart.md` })];
    expect(reasonsOf(pages, cart({ addresses: [address] }))).toEqual({
      a: ['annotation'],
    });
    expect(reasonsOf(pages, cart({ links: [address] }))).toEqual({
      a: ['link'],
    });
  });

  it.each([
    `${REPO}/run`,
    'https://other.example/org/shop/blob/main/runbooks/Cart.md',
    'nonsense',
    '',
  ])('finds no page by %j', address => {
    const pages = [
      page('a', { address: `${REPO}/runbooks/Cart.md` }),
      page('b'),
    ];
    expect(reasonsOf(pages, cart({ addresses: [address] }))).toEqual({});
  });

  it('tells pages apart that differ in the query only', () => {
    const wiki = 'https://wiki.example/view.action';
    const relations = new PageRelations([
      page('a', { address: `${wiki}?pageId=1` }),
      page('b', { address: `${wiki}?pageId=2` }),
      page('c', { address: `${REPO}/c.md` }),
    ]);
    expect(relations.at(`${wiki}?pageId=2`)).toEqual(['b']);
    expect(relations.at(`${wiki}?pageId=3`)).toEqual([]);
    expect(relations.at(wiki)).toEqual([]);
    expect(relations.at(`${REPO}/c.md?plain=1`)).toEqual(['c']);
  });

  it('finds pages in the folders beside the descriptor, and in no others', () => {
    const pages = [
      page('a', { address: `${REPO}/services/cart/runbooks/a.md` }),
      page('b', { address: `${REPO}/services/cart/playbooks/deep/b.md` }),
      page('c', { address: `${REPO}/services/cart/docs/c.md` }),
      page('d', { address: `${REPO}/services/stock/runbooks/d.md` }),
    ];
    const folder = `${REPO.replace('/blob/', '/tree/')}/services/cart/`;
    expect(reasonsOf(pages, cart({ folder }))).toEqual({
      a: ['folder'],
      b: ['folder'],
    });
  });

  it('gives every reason, the surest first, and the surest page first', () => {
    const address = `${REPO}/runbooks/Cart.md`;
    const relations = new PageRelations([
      page('team', { owner: 'shop' }),
      page('named', { services: ['cart'], owner: 'shop', address }),
      page('own', {
        readFor: {
          entityRefs: new Set(['component:default/cart', 'api:default/cart']),
          reason: 'annotation',
        },
      }),
    ]);
    expect(relations.of(cart({ links: [address] }))).toEqual([
      { pageId: 'own', reasons: ['annotation'] },
      { pageId: 'named', reasons: ['services', 'link'] },
      { pageId: 'team', reasons: ['owner'] },
    ]);
    expect(
      relations
        .of({ ...cart(), entityRef: 'api:default/cart', ownerRefs: [] })
        .map(({ pageId }) => pageId),
    ).toEqual(['own', 'named']);
  });
});

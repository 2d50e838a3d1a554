import { componentEntity, groupEntity } from '@internal/test-kit';
import { readEntityFacts, readGroupFacts } from './entityFacts';

const DESCRIPTOR =
  'url:https://git.example/org/shop/blob/main/services/cart/catalog-info.yaml';
const HERE = 'https://git.example/org/shop/tree/main/services/cart/';

const factsOf = (
  annotations: Record<string, string>,
  options: { techdocs?: boolean; configured?: string[] } = {},
) =>
  readEntityFacts(
    componentEntity({
      name: 'cart',
      annotations: {
        'backstage.io/managed-by-location': DESCRIPTOR,
        ...annotations,
      },
    }),
    { techdocs: true, configured: [], ...options },
  );

const askedBy = (annotations: Record<string, string>) =>
  factsOf(annotations).asked.map(({ address }) => address);

describe('what an entity says of its pages', () => {
  it.each([
    ['./playbooks', [`${HERE}playbooks/`]],
    ['./docs/run it.md', [`${HERE}docs/run%20it.md`]],
    ['.', [HERE]],
    ['./a, ./b.md', [`${HERE}a/`, `${HERE}b.md`]],
  ])('reads %s beside the descriptor', (written, addresses) => {
    expect(askedBy({ 'callboard.dev/playbooks': written })).toEqual(addresses);
  });

  it.each([
    ['another folder', 'services/other', 'services/other/'],
    ['the same in another view', '', ''],
  ])('reads %s of the repository by its source location', (_, path, there) => {
    const location = `url:https://git.example/org/shop/blob/main/${path}`;
    expect(
      askedBy({
        'callboard.dev/playbooks': './p',
        'backstage.io/source-location': location,
      }),
    ).toEqual([`https://git.example/org/shop/tree/main/${there}p/`]);
  });

  it.each([
    'url:https://git.example/org/secret/tree/main/',
    'url:https://git.example/org/shop/../secret/tree/main/',
    'url:https://git.example/org/shop/tree/main/../../../secret/tree/main/',
    'url:https://git.example/org/shop/tree/main/%2e%2e/%2e%2e/%2E%2E/secret/tree/main/',
    'url:https://other.example/org/shop/tree/main/',
    'url:https://git.example@other.example/org/shop/tree/main/',
    'file:/etc/',
    'url:file:///etc/',
    'nonsense',
  ])('stays beside the descriptor where its author writes %s', location => {
    expect(
      askedBy({
        'callboard.dev/playbooks': './p',
        'backstage.io/source-location': location,
      }),
    ).toEqual([`${HERE}p/`]);
  });

  it.each([
    'url:https://git.example/org/secret/blob/main/docs',
    'url:https://git.example/org/shop/tree/main/%2e%2e/%2e%2e/%2e%2e/secret/tree/main/',
    'dir:../../../secret',
    'dir:/etc',
    'file:/etc',
  ])('looks into no documentation at %s, and says so', written => {
    const { asked, problems } = factsOf({
      'backstage.io/techdocs-ref': written,
    });
    expect(asked).toEqual([]);
    expect(problems).toEqual([
      expect.stringContaining(
        'playbooks are looked for in the repository of the descriptor only',
      ),
    ]);
  });

  it.each([
    ['dir:.', `${HERE}docs/`],
    ['dir:./site', `${HERE}site/docs/`],
    [
      'url:https://git.example/org/shop/blob/main/site',
      'https://git.example/org/shop/tree/main/site/docs/',
    ],
  ])('looks into documentation at %s', (written, address) => {
    const annotations = { 'backstage.io/techdocs-ref': written };
    expect(factsOf(annotations).asked).toEqual([
      { reason: 'techdocs', address },
    ]);
    expect(factsOf(annotations, { techdocs: false }).asked).toEqual([]);
    expect(
      askedBy({ ...annotations, 'callboard.dev/playbooks': './p' }),
    ).toEqual([`${HERE}p/`]);
  });

  it.each([
    ['file:/srv/catalog/cart.yaml', /does not come from an http or https/],
    ['url:file:///srv/cart.yaml', /does not come from an http or https/],
    [
      'url:https://dev.example/org/_git/shop?path=/cart.yaml',
      /names no folder/,
    ],
  ])('reads nothing beside %s, and says why', (location, message) => {
    const { asked, problems } = factsOf({
      'backstage.io/managed-by-location': location,
      'callboard.dev/playbooks': './p',
    });
    expect(asked).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(message)]);
  });

  it('leaves what a configured source has to it', () => {
    const source = 'https://git.example/org/shop/blob/main/services/';
    const page = 'https://git.example/org/shop/blob/main/services/x/A.md';
    const { asked, addresses, problems } = factsOf(
      {
        'callboard.dev/playbooks': `./p, ${page}, https://wiki.example/a`,
      },
      { configured: [source] },
    );
    expect(asked).toEqual([]);
    expect(addresses).toEqual([page, `${HERE}p/`]);
    expect(problems).toEqual([
      expect.stringMatching(/wiki\.example\/a is not read: it is in no/),
    ]);
  });

  it('takes groups as owners only, and knows the teams below a team', () => {
    const cart = componentEntity({
      name: 'cart',
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/Shop' },
        { type: 'ownedBy', targetRef: 'user:default/ana' },
      ],
    });
    expect(
      readEntityFacts(cart, { techdocs: false, configured: [] }).ownerRefs,
    ).toEqual(['group:default/shop']);
    const shop = groupEntity({
      name: 'shop',
      spec: { profile: { displayName: 'The shop' } },
      relations: [{ type: 'parentOf', targetRef: 'group:default/cards' }],
    });
    expect(readGroupFacts(shop)).toEqual({
      entityRef: 'group:default/shop',
      title: 'The shop',
      children: ['group:default/cards'],
    });
  });
});

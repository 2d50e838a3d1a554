import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { userEntity } from '@internal/test-kit';
import { AccountFinder } from '../../people/AccountFinder';
import { UserFinder } from './UserFinder';

function user(
  name: string,
  { login, email, namespace }: Record<string, string> = {},
) {
  const entity = userEntity({ name });
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      ...(namespace && { namespace }),
      ...(login && { annotations: { 'github.com/user-login': login } }),
    },
    spec: { memberOf: [], ...(email && { profile: { email } }) },
  };
}

const options = {
  auth: mockServices.auth(),
  catalog: catalogServiceMock({
    entities: [
      user('ana.ruiz', { login: 'AnaR', email: 'Ana@Example.com' }),
      user('ben', { email: 'shared@example.com' }),
      user('bob', { email: 'shared@example.com' }),
      user('twin-1', { login: 'twin' }),
      user('twin-2', { login: 'twin' }),
      // Called as the login of somebody else is.
      user('anar'),
      user('eve', { login: 'evil' }),
      user('kim'),
      user('kim', { namespace: 'guests' }),
    ],
  }),
};
const finder = new UserFinder(options);

it.each([
  ['a login, in any case', 'anar', false, 'user:default/ana.ruiz'],
  ['a login before a name', 'ANAR', true, 'user:default/ana.ruiz'],
  ['an address', 'ANA@example.com', false, 'user:default/ana.ruiz'],
  [
    'the address that hides a login',
    '123+anar@users.noreply.github.com',
    true,
    'user:default/ana.ruiz',
  ],
  ['a name, where names count', 'Ben', true, 'user:default/ben'],
  ['no name of GitHub', 'ben', false, undefined],
  ['nobody by the name, who says another login', 'eve', true, undefined],
  ['nobody, where two have the login', 'twin', true, undefined],
  ['nobody, where two have the address', 'shared@example.com', true, undefined],
  ['nobody, where two have the name', 'kim', true, undefined],
  ['nobody whom nobody knows', 'stranger', true, undefined],
])('finds %s', async (_, name, isByName, expected) => {
  const userOf = await finder.find([{ name, isByName }]);
  expect(userOf({ name, isByName })).toBe(expected);
});

it('asks for many at once, and for nobody of nobody', async () => {
  const catalog = catalogServiceMock.mock();
  const none = await new UserFinder({
    auth: mockServices.auth(),
    catalog,
  }).find([]);
  expect(none({ name: 'ana', isByName: true })).toBeUndefined();
  expect(catalog.getEntities).not.toHaveBeenCalled();
  const many = Array.from({ length: 450 }, (_, i) => ({
    name: i === 449 ? 'anar' : `stranger-${i}`,
    isByName: false,
  }));
  expect((await finder.find(many))(many[449])).toBe('user:default/ana.ruiz');
});

it.each([
  ['user:default/ana.ruiz', ['AnaR', 'Ana@Example.com']],
  ['user:default/twin-1', []],
  ['user:default/ben', []],
  ['user:default/nobody', []],
])(
  'tells what %s is known by, of nothing that two share',
  async (ref, known) => {
    const accounts = new AccountFinder({ ...options, users: finder });
    expect(await accounts.accountsOf(ref)).toEqual(known);
  },
);

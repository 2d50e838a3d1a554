import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  OwnershipRole,
  SetRoleRequest,
} from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { confirmedAgo, ownedBy } from '../../__testUtils__/owners';
import { renderCard, renewCard } from '../../__testUtils__/renderCard';
import { OwnerCard } from '../OwnerCard';
import { OwnershipTab } from '../OwnershipTab';

const entityRef = 'component:default/payment-router';
const ana = { entityRef: 'user:default/ana.ruiz', title: 'Ana Ruiz' };
const year = new Date().getFullYear();

const support: OwnershipRole = {
  role: 'support-channel',
  value: '#pay-help',
  href: 'https://chat.example.com/pay-help',
  source: 'annotation',
};
const security: OwnershipRole = {
  role: 'security-contact',
  value: 'user:default/eve.sato',
  entity: { entityRef: 'user:default/eve.sato', title: 'Eve Sato' },
  source: 'set',
  setBy: ana,
  setAt: `${year}-06-15T12:00:00Z`,
};

function show(
  roles: OwnershipRole[],
  options: { mayConfirm?: boolean; tab?: boolean; me?: string } = {},
) {
  const { mayConfirm = false, tab, me } = options;
  const trust = confirmedAgo(10, 'fresh', mayConfirm);
  const owned = (now: OwnershipRole[]) =>
    ownedBy('payment-router', { trust, roles: now });
  const api = new FakeOwnershipApi({ owners: [owned(roles)] });
  api.onWrite = (_, request) => {
    const { role, value } = request as SetRoleRequest;
    const others = roles.filter(each => each.role !== role);
    const set = { role, value, source: 'set' } as const;
    api.known.owners = [owned(value ? [...others, set] : others)];
  };
  renderCard(tab ? <OwnershipTab /> : <OwnerCard />, { entityRef, api, me });
  return api;
}

const edit = () => screen.findByRole('button', { name: 'Edit roles' });
const field = (name: string) => screen.getByRole('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Save roles' });
const requests = (api: FakeOwnershipApi) =>
  api.writes.map(({ request }) => request);

describe('RoleList', () => {
  it('names who answers for what, in one line', async () => {
    show([support, security]);
    expect(await screen.findByText('Support')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '#pay-help' })).toHaveAttribute(
      'href',
      support.href,
    );
    expect(screen.getByRole('link', { name: 'Eve Sato' })).toHaveAttribute(
      'href',
      '/catalog/default/user/eve.sato',
    );
    expect(screen.queryByText(/descriptor/)).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Edit roles' })).toBeNull();
  });

  it('is silent where there are none and the reader cannot name any', async () => {
    show([]);
    await screen.findByRole('link', { name: 'Payments Core' });
    expect(screen.queryByText(/Nobody is named/)).not.toBeInTheDocument();
  });

  it('never follows an address that is none', async () => {
    // eslint-disable-next-line no-script-url
    show([{ ...support, href: 'javascript:alert(1)' }]);
    expect(await screen.findByText('#pay-help')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: '#pay-help' })).toBeNull();
  });

  it.each([
    [undefined, '(set by Ana Ruiz, 15 Jun)'],
    ['user:default/ana.ruiz', '(set by you, 15 Jun)'],
  ])('says on the tab from where it is known, to %s', async (me, expected) => {
    show([support, security], { tab: true, me });
    expect(await screen.findByText(/from the descriptor/)).toBeInTheDocument();
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('says that somebody is named whom the reader may not see', async () => {
    show([{ role: 'security-contact', value: '', source: 'set' }]);
    expect(
      await screen.findByText('somebody you may not see'),
    ).toBeInTheDocument();
  });

  it('says on the tab that nobody is named', async () => {
    show([], { tab: true });
    expect(await screen.findByText(/Nobody is named/)).toBeInTheDocument();
  });

  it('lets those who answer set a role, and take that back', async () => {
    const api = show([support], { mayConfirm: true });
    await userEvent.click(await edit());
    expect(field('Support')).toHaveFocus();
    expect(field('Support')).toHaveValue('');
    expect(field('Support')).toHaveAccessibleDescription(
      'Empty: #pay-help, from the descriptor.',
    );
    await userEvent.type(field('Tech lead'), 'user:default/ana.ruiz{Enter}');
    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent('Saved for payment-router: Tech lead.');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByText('Tech lead')).toBeInTheDocument();
    expect(await edit()).toHaveFocus();
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    expect(screen.queryByText('Tech lead')).not.toBeInTheDocument();
    const role = 'tech-lead';
    expect(requests(api)).toEqual([
      { entityRef, role, value: 'user:default/ana.ruiz' },
      { entityRef, role, value: '' },
    ]);
  });

  it('gives a role back to the descriptor when the field is emptied', async () => {
    const api = show([security], { mayConfirm: true });
    await userEvent.click(await edit());
    expect(field('Security')).toHaveValue('user:default/eve.sato');
    await userEvent.clear(field('Security'));
    await userEvent.click(save());
    await screen.findByRole('region', { name: 'Undo' });
    expect(requests(api)).toEqual([
      { entityRef, role: 'security-contact', value: '' },
    ]);
  });

  it.each([
    [400, /Write a user of the catalog/],
    [403, /you are no longer among those who answer/],
    [503, /Not saved\.$/],
  ])('says at the field why it was refused: %s', async (statusCode, text) => {
    const api = show([], { mayConfirm: true });
    const setRole = api.setRole.bind(api);
    api.setRole = async request => {
      if (request.role === 'support-channel') return setRole(request);
      throw Object.assign(new Error('no'), { statusCode });
    };
    await userEvent.click(await edit());
    await userEvent.type(field('Support'), '#help');
    await userEvent.type(field('Tech lead'), 'nobody');
    await userEvent.click(save());
    await waitFor(() =>
      expect(field('Tech lead')).toHaveAccessibleDescription(text),
    );
    expect(field('Tech lead')).toHaveFocus();
    // The others are kept.
    expect(field('Tech lead')).toHaveValue('nobody');
    expect(field('Support')).not.toHaveAccessibleDescription(text);
    expect(requests(api)).toEqual([
      { entityRef, role: 'support-channel', value: '#help' },
    ]);
  });

  it('says why until the reader tries again, and which roles were saved', async () => {
    const api = show([], { mayConfirm: true });
    const setRole = api.setRole.bind(api);
    api.setRole = async request => {
      if (request.role === 'support-channel') return setRole(request);
      throw Object.assign(new Error('no'), { statusCode: 400 });
    };
    await userEvent.click(await edit());
    await userEvent.type(field('Support'), '#help');
    await userEvent.type(field('Tech lead'), 'nobody');
    await userEvent.click(save());
    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent('Saved for payment-router: Support.');
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    expect(field('Tech lead')).toHaveAccessibleDescription(
      /Write a user of the catalog/,
    );
  });

  it('keeps what someone else sets while the form is open', async () => {
    const api = show([], { mayConfirm: true });
    await userEvent.click(await edit());
    await userEvent.type(field('Tech lead'), 'user:default/ana.ruiz');
    // Another card of the page reads anew.
    api.known.owners = [
      ownedBy('payment-router', {
        trust: confirmedAgo(10, 'fresh', true),
        roles: [{ role: 'support-channel', value: '#new', source: 'set' }],
      }),
    ];
    await renewCard();
    await userEvent.click(save());
    await screen.findByRole('region', { name: 'Undo' });
    expect(requests(api)).toEqual([
      { entityRef, role: 'tech-lead', value: 'user:default/ana.ruiz' },
    ]);
  });

  it('is left by Escape without a trace, back at its button', async () => {
    const api = show([], { mayConfirm: true });
    await userEvent.click(await edit());
    await userEvent.keyboard('#help{Escape}');
    expect(await edit()).toHaveFocus();
    expect(api.writes).toEqual([]);
  });

  it('keeps roles from whom the policy refuses', async () => {
    const authorize = jest.fn((): AuthorizeResult.DENY => AuthorizeResult.DENY);
    const owned = ownedBy('card-vault', {
      roles: [support],
      trust: confirmedAgo(10, 'fresh', true),
    });
    const api = new FakeOwnershipApi({ owners: [owned] });
    renderCard(<OwnerCard />, { entityRef: owned.entityRef, api, authorize });
    await waitFor(() => expect(authorize).toHaveBeenCalled());
    expect(await screen.findByText('#pay-help')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Edit roles' })).toBeNull();
  });
});

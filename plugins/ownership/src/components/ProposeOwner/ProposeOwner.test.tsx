import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { OwnerSuggestion } from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { confirmedAgo, owners } from '../../__testUtils__/owners';
import { renderCard } from '../../__testUtils__/renderCard';
import { ownershipIn, transferOf } from '../../__testUtils__/transfers';
import { OwnerCard } from '../OwnerCard';

const suggestion: OwnerSuggestion = {
  owner: { entityRef: 'group:default/ledger', title: 'Ledger' },
  strength: 'strong',
  evidence: [
    {
      kind: 'codeowners',
      params: {},
      text: 'CODEOWNERS line 1: @acme/ledger',
      href: 'https://git.example.com/CODEOWNERS',
    },
    { kind: 'system', params: {}, text: '3 of 4 in system settlement' },
  ],
};

/** The card of payment-router, of which Ledger is suggested as the owner. */
async function show(options: { mayConfirm?: boolean } = {}) {
  const { mayConfirm } = options;
  const trust = confirmedAgo(10, 'fresh', mayConfirm);
  const api = new FakeOwnershipApi({
    owners: [ownershipIn(undefined, { trust })],
  });
  api.suggestions = [
    {
      entityRef: 'component:default/payment-router',
      suggestions: [suggestion],
    },
  ];
  api.onWrite = name => {
    const isProposed = name === 'proposeTransfers';
    api.transfers = isProposed ? [transferOf()] : [];
    api.known.owners = [ownershipIn(api.transfers[0], { trust })];
  };
  renderCard(<OwnerCard />, {
    entityRef: 'component:default/payment-router',
    api,
  });
  await screen.findByRole('link', { name: 'Payments Core' });
  return api;
}

const opener = (name = 'Propose owner: payment-router') =>
  screen.findByRole('button', { name });
const dialog = () => screen.findByRole('dialog');

/** Opens the dialog and chooses a team by what stands in its option. */
async function choose(text: RegExp) {
  await userEvent.click(await opener());
  await userEvent.click(await screen.findByRole('option', { name: text }));
  return dialog();
}

describe('ProposeOwner', () => {
  it('asks a suggested team, says what that does, and takes it back', async () => {
    const api = await show();
    const box = await choose(/^Ledger/);
    expect(within(box).getByLabelText(/^Reason/)).toHaveValue(
      'CODEOWNERS line 1: @acme/ledger; 3 of 4 in system settlement',
    );
    expect(box).toHaveTextContent(
      'Ledger is asked. Nothing changes until they accept.',
    );
    expect(
      within(box).getByRole('list', { name: 'Why Ledger (strong):' }),
    ).toHaveTextContent('3 of 4 in system settlement');

    await userEvent.click(
      within(box).getByRole('button', { name: 'Propose to Ledger' }),
    );
    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent(
      'Ledger is asked to take over payment-router.',
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText('Waiting for Ledger')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Owner' })).toHaveFocus(),
    );
    expect(api.writes).toEqual([
      {
        name: 'proposeTransfers',
        request: {
          entityRefs: ['component:default/payment-router'],
          toRef: 'group:default/ledger',
          reason:
            'CODEOWNERS line 1: @acme/ledger; 3 of 4 in system settlement',
        },
      },
    ]);

    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    expect(api.writes[1].request).toEqual({
      ids: ['t1'],
      decision: 'withdraw',
    });
    expect(await opener()).toBeEnabled();
  });

  it('finds any group of the catalog by keyboard, and keeps what the reader wrote', async () => {
    const api = await show();
    (await opener()).focus();
    await userEvent.keyboard('{Enter}');
    const team = await screen.findByRole('combobox', { name: /Team/ });
    await waitFor(() => expect(team).toHaveFocus());
    await userEvent.keyboard('treas');
    await screen.findByRole('option', { name: 'Treasury' });
    await waitFor(() =>
      expect(screen.queryByRole('option', { name: 'Fraud' })).toBeNull(),
    );
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(team).toHaveValue('Treasury');

    const reason = within(await dialog()).getByLabelText(/^Reason/);
    expect(reason).toHaveValue('');
    await userEvent.type(reason, 'They pay for it.');
    await userEvent.clear(team);
    await userEvent.type(team, 'Ledger{ArrowDown}{Enter}');
    expect(reason).toHaveValue('They pay for it.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Propose to Ledger' }),
    );
    await screen.findByRole('region', { name: 'Undo' });
    expect(api.writes[0].request).toMatchObject({
      toRef: 'group:default/ledger',
      reason: 'They pay for it.',
    });
  });

  it('lets those who answer hand over, and closes without a trace', async () => {
    const api = await show({ mayConfirm: true });
    const button = await opener('Hand over: payment-router');
    await userEvent.click(button);
    expect(await dialog()).toHaveTextContent('Hand over payment-router');
    // The list of teams, then the dialog.
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await waitFor(() => expect(button).toHaveFocus());
    expect(api.writes).toEqual([]);
  });

  it('says at the fields what is missing', async () => {
    const api = await show();
    await userEvent.click(await opener());
    await userEvent.keyboard('{Escape}');
    const box = await dialog();
    await userEvent.click(within(box).getByRole('button', { name: 'Propose' }));
    expect(
      screen.getByRole('combobox', { name: /Team/ }),
    ).toHaveAccessibleDescription(/A team is missing/);
    expect(within(box).getByLabelText(/^Reason/)).toHaveAccessibleDescription(
      /A reason is missing/,
    );
    expect(screen.getByRole('combobox', { name: /Team/ })).toHaveFocus();
    expect(
      screen.getByText(/^A team is missing.* A reason is missing/),
    ).toBeInTheDocument();
    expect(api.writes).toEqual([]);
  });

  it('does not ask the team that owns it already', async () => {
    const api = await show();
    const box = await choose(/^Payments Core/);
    await userEvent.type(within(box).getByLabelText(/^Reason/), 'Why not');
    await userEvent.click(
      within(box).getByRole('button', { name: 'Propose to Payments Core' }),
    );
    expect(box).toHaveTextContent('This team is the owner already.');
    expect(api.writes).toEqual([]);
  });

  it('says who came first, and keeps the text', async () => {
    const api = await show();
    const box = await choose(/^Ledger/);
    const before = transferOf({
      to: { entityRef: 'group:default/fraud', title: 'Fraud' },
    });
    api.transfers = [before];
    api.known.owners = [ownershipIn(before)];
    api.refusal = Object.assign(new Error('no'), { statusCode: 409 });
    await userEvent.click(
      within(box).getByRole('button', { name: 'Propose to Ledger' }),
    );
    await waitFor(() =>
      expect(box).toHaveTextContent(
        'Not proposed: Ana Ruiz asked Fraud 40 min ago',
      ),
    );
    expect(within(box).getByLabelText(/^Reason/)).toHaveValue(
      'CODEOWNERS line 1: @acme/ledger; 3 of 4 in system settlement',
    );
  });

  it.each([
    [400, 'nobody in this team could accept. Choose a team that has people.'],
    [403, 'you may not propose an owner here'],
    [409, 'the owner has changed meanwhile'],
    [503, 'Not proposed. Your text is still here.'],
  ])('says why it was refused: %s', async (statusCode, text) => {
    const api = await show();
    const box = await choose(/^Ledger/);
    api.refusal = Object.assign(new Error('no'), { statusCode });
    await userEvent.click(
      within(box).getByRole('button', { name: 'Propose to Ledger' }),
    );
    await waitFor(() => expect(box).toHaveTextContent(text));
    expect(
      within(box).getByRole('button', { name: 'Propose to Ledger' }),
    ).toBeEnabled();
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    [
      'Cancel',
      () => userEvent.click(screen.getByRole('button', { name: 'Cancel' })),
    ],
    [
      'a press outside',
      async () => {
        const underlay = screen.getByRole('dialog').parentElement!;
        await userEvent.click(underlay.parentElement!);
      },
    ],
  ])('keeps what was written when it is left by %s', async (_, leave) => {
    await show();
    const box = await choose(/^Ledger/);
    const text = within(box).getByLabelText(/^Reason/);
    await userEvent.clear(text);
    await userEvent.type(text, 'They asked.');
    await leave();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(await opener());
    expect(within(await dialog()).getByLabelText(/^Reason/)).toHaveValue(
      'They asked.',
    );
    expect(screen.getByRole('combobox', { name: /Team/ })).toHaveValue(
      'Ledger',
    );
  });

  it('is sent once, and answered also when it is left before', async () => {
    const api = await show();
    const sent = jest
      .spyOn(api, 'proposeTransfers')
      .mockImplementation(() => new Promise(() => {}));
    const box = await choose(/^Ledger/);
    await userEvent.click(
      within(box).getByRole('button', { name: 'Propose to Ledger' }),
    );
    fireEvent.submit(box.querySelector('form')!);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('tells of an answer that comes after the dialog was left', async () => {
    const api = await show();
    const box = await choose(/^Ledger/);
    let refuse = () => {};
    api.proposeTransfers = () =>
      new Promise((_, reject) => {
        refuse = () => reject(new Error('down'));
      });
    await userEvent.click(
      within(box).getByRole('button', { name: 'Propose to Ledger' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    refuse();
    expect(
      (await screen.findAllByText('Not proposed. Your text is still here.'))
        .length,
    ).toBeGreaterThan(0);
  });

  it('says that the suggestions did not load, and reads them again', async () => {
    const api = await show();
    api.getSuggestionsByRefs = async () => {
      throw Object.assign(new Error('no'), { statusCode: 400 });
    };
    await userEvent.click(await opener());
    expect(
      await screen.findByText(/Who might own it did not load/),
    ).toBeInTheDocument();
    Reflect.deleteProperty(api, 'getSuggestionsByRefs');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      within(await dialog()).getByRole('button', { name: 'Try again' }),
    );
    await waitFor(() =>
      expect(screen.queryByText(/Who might own it did not load/)).toBeNull(),
    );
  });

  it('offers nothing to whom the policy refuses', async () => {
    const authorize = jest.fn((): AuthorizeResult.DENY => AuthorizeResult.DENY);
    const { entityRef } = owners.neverConfirmed;
    renderCard(<OwnerCard />, { entityRef, authorize });
    await waitFor(() => expect(authorize).toHaveBeenCalled());
    await screen.findByRole('button', { name: /^This is right/ });
    expect(
      screen.queryByRole('button', { name: /^Hand over/ }),
    ).not.toBeInTheDocument();
  });

  it('offers an owner of what has none', async () => {
    renderCard(<OwnerCard />, { entityRef: owners.missing.entityRef });
    expect(await opener('Propose owner: card-art-cdn')).toBeEnabled();
  });
});

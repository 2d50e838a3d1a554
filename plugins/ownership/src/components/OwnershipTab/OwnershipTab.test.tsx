import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  OwnershipChange,
  Transfer,
} from '@callboard/backstage-plugin-ownership-common';
import { changeLines, changeOf, historyOf } from '../../__testUtils__/changes';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { renderCard } from '../../__testUtils__/renderCard';
import {
  acceptedTransfer,
  minutesAgo,
  ownershipIn,
  transferOf,
} from '../../__testUtils__/transfers';
import { OwnershipTab } from './OwnershipTab';

const entityRef = 'component:default/payment-router';
const refusal = (statusCode: number) =>
  Object.assign(new Error('no'), { statusCode });

/** The tab of payment-router. */
function show(
  known: { changes?: OwnershipChange[]; transfers?: Transfer[] } = {},
  me?: string,
) {
  const api = new FakeOwnershipApi({ owners: [ownershipIn(undefined)] });
  api.changes = historyOf(known.changes ?? []);
  api.transfers = known.transfers ?? [];
  renderCard(<OwnershipTab />, { entityRef, api, me });
  return api;
}

const lines = async () =>
  within(await screen.findByRole('list', { name: 'History' })).getAllByRole(
    'listitem',
  );
/** What a line says beside its time. */
const said = (line: HTMLElement) =>
  [...line.children[1].children].map(part => part.textContent).join(' ');

const change = (difference: Partial<OwnershipChange>): OwnershipChange => ({
  id: 'h1',
  change: 'owner-changed',
  happenedAt: minutesAgo(40),
  ...difference,
});

describe('OwnershipTab', () => {
  it.each(changeLines)('tells what happened: %s', async (expected, item) => {
    show({ changes: [item] });
    const [line] = await lines();
    // The initial of a person stands before the name.
    expect(said(line).replace(/^A(?=Ana)/, '')).toBe(expected);
    expect(line).toHaveTextContent(/ min ago/);
  });

  it.each([
    [{ change: 'first-seen' }, 'First seen'],
    [
      {
        change: 'first-seen',
        owner: { entityRef: 'group:default/fraud', title: 'Fraud' },
      },
      'First seen, owned by Fraud',
    ],
    [
      { to: { entityRef: 'group:default/fraud', title: 'Fraud' } },
      'New owner: Fraud',
    ],
    [
      { owner: { entityRef: 'group:default/fraud', title: 'Fraud' } },
      'Fraud is no longer the owner',
    ],
    [{}, 'The owner has changed'],
    [
      {
        change: 'transfer-proposed',
        owner: { entityRef: 'group:default/fraud', title: 'Fraud' },
      },
      'a team you cannot see proposed as the owner',
    ],
  ] satisfies [Partial<OwnershipChange>, string][])(
    'tells it also without all names: %j',
    async (difference, expected) => {
      show({ changes: [change(difference)] });
      const [line] = await lines();
      expect(said(line)).toBe(expected);
    },
  );

  it('says "you" of what the reader did', async () => {
    show({ changes: [changeOf('confirmed')] }, 'user:default/ana.ruiz');
    expect(await screen.findByRole('link', { name: 'you' })).toBeVisible();
  });

  it('shows older lines on demand, and says when they do not load', async () => {
    const api = show();
    let asked = 0;
    api.listChanges = async ({ cursor }) => {
      if (!cursor) return historyOf([changeOf('confirmed')], 'next');
      asked += 1;
      if (asked === 1) throw refusal(503);
      return historyOf([changeOf('first-seen')]);
    };
    const more = await screen.findByRole('button', { name: 'Show more' });
    await userEvent.click(more);
    expect(
      await screen.findAllByText('The older part did not load.'),
    ).not.toHaveLength(0);
    expect(await lines()).toHaveLength(1);
    await userEvent.click(more);
    await waitFor(async () => expect(await lines()).toHaveLength(2));
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('says that nothing happened and nobody was proposed', async () => {
    show();
    expect(
      await screen.findByText('Nothing has happened yet.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nobody else has been proposed.'),
    ).toBeInTheDocument();
  });

  it('shows open proposals with evidence and actions, then closed ones', async () => {
    const api = show({
      changes: [changeOf('transfer-proposed')],
      transfers: [
        transferOf({ allowed: ['accept'] }),
        transferOf({
          id: 't0',
          status: 'declined',
          to: { entityRef: 'group:default/fraud', title: 'Fraud' },
          decidedBy: { entityRef: 'user:default/eve.sato', title: 'Eve Sato' },
          note: 'We only score.',
        }),
      ],
    });
    const group = await screen.findByRole('group', { name: 'Proposals' });
    await within(group).findByText('Waiting for Ledger');
    const [open, closed] = [...group.querySelectorAll<HTMLElement>('li[id]')];
    expect(open).toHaveTextContent('Waiting for Ledger');
    expect(open).toHaveTextContent('CODEOWNERS line 1: @acme/ledger');
    expect(open).toHaveTextContent(/Ends by itself on/);
    expect(closed).toHaveTextContent('Fraud declined');
    expect(closed).toHaveTextContent('Eve Sato: We only score.');
    expect(
      screen.getByRole('link', { name: 'Show the proposal' }),
    ).toHaveAttribute('href', `#${open.id}`);

    api.onWrite = () => {
      api.transfers = [acceptedTransfer()];
    };
    await userEvent.click(
      within(open).getByRole('button', { name: /^Accept:/ }),
    );
    expect(
      await screen.findByRole('region', { name: 'Undo' }),
    ).toHaveTextContent('Ledger takes over payment-router.');
    await waitFor(() => expect(group).toHaveFocus());
  });

  it('says how many older proposals it leaves out', async () => {
    const api = show({ transfers: [transferOf({ status: 'declined' })] });
    const list = api.listTransfers.bind(api);
    api.listTransfers = async request => {
      const page = await list(request);
      return {
        ...page,
        totalItems: request.state === 'closed' ? 52 : page.totalItems,
      };
    };
    expect(
      await screen.findByText('Another 51 older ones are not listed here.'),
    ).toBeInTheDocument();
  });

  it('shows the patch of an accepted proposal', async () => {
    const api = show({ transfers: [acceptedTransfer()] });
    api.patch = { snippet: 'x', patch: '+  owner: group:default/ledger' };
    expect(
      await screen.findByText('+ owner: group:default/ledger'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy change of the descriptor' }),
    ).toBeEnabled();
  });

  it('says when the patch does not load, and tries again', async () => {
    const api = show({ transfers: [acceptedTransfer()] });
    const read = api.getTransferPatch.bind(api);
    api.getTransferPatch = async () => {
      throw refusal(503);
    };
    await screen.findByText('The change of the descriptor did not load.');
    api.getTransferPatch = read;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/There is no patch, only the lines/),
    ).toBeInTheDocument();
  });

  it('says what did not load, and tries again', async () => {
    const api = show({ changes: [changeOf('first-seen')] });
    const history = api.listChanges.bind(api);
    const transfers = api.listTransfers.bind(api);
    const fail = async () => {
      throw refusal(503);
    };
    Object.assign(api, { listChanges: fail, listTransfers: fail });
    expect(
      await screen.findByText('The history did not load.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('The proposals did not load.'),
    ).toBeInTheDocument();
    Object.assign(api, { listChanges: history, listTransfers: transfers });
    for (const again of screen.getAllByRole('button', { name: 'Try again' })) {
      await userEvent.click(again);
    }
    expect(await lines()).toHaveLength(1);
    expect(
      await screen.findByText('Nobody else has been proposed.'),
    ).toBeInTheDocument();
  });

  it('does not say whether an entity that is hidden exists', async () => {
    const api = show();
    api.known.owners = [];
    expect(
      await screen.findByText(/has not read this entity yet, or you cannot/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Proposals' }),
    ).not.toBeInTheDocument();
  });
});

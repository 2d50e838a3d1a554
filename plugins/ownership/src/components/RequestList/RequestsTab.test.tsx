import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  DecideTransfersRequest,
  Transfer,
} from '@callboard/backstage-plugin-ownership-common';
import { coverage } from '../../__testUtils__/coverage';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { renderPage, tellOfChange } from '../../__testUtils__/renderPage';
import {
  acceptedTransfer,
  minutesAgo,
  transferOf,
} from '../../__testUtils__/transfers';

const named = (
  id: string,
  title: string,
  difference: Partial<Transfer> = {},
): Transfer =>
  transferOf({
    id,
    entity: { entityRef: `component:default/${title}`, title },
    ...difference,
  });

const offered = ['fx-rates', 'payout-batch', 'legacy-soap'].map(
  (title, index) =>
    named(`t${index + 1}`, title, {
      from: undefined,
      writtenOwner: undefined,
      allowed: ['accept', 'decline'],
    }),
);
const group = '3 services for Ledger';

/** Where a transfer stands: by the beginning of its id, which an accepted one leaves. */
function inBox(box: string, { id, status }: Transfer): boolean {
  if (box === 'all') return true;
  if (box === 'for-me') return /^t\d/.test(id) && status !== 'accepted';
  return id.startsWith(box);
}

function show(transfers: Transfer[]) {
  const api = new FakeOwnershipApi();
  api.coverage = coverage;
  api.transfers = transfers;
  api.inBox = inBox;
  // What was decided is so from then on.
  api.onWrite = (_, request) => {
    const { ids, decision } = request as DecideTransfersRequest;
    const status = {
      accept: 'accepted',
      decline: 'declined',
      withdraw: 'withdrawn',
      reopen: 'proposed',
    } as const;
    api.transfers = api.transfers.map(transfer =>
      ids.includes(transfer.id)
        ? { ...transfer, status: status[decision] }
        : transfer,
    );
  };
  renderPage('/ownership/requests', api);
  return api;
}

const region = (name: string | RegExp) => screen.findByRole('region', { name });
const button = (name: string) => screen.findByRole('button', { name });

describe('RequestsTab', () => {
  it('shows one request for what was proposed together, with what speaks for it', async () => {
    show(offered);
    expect(
      await screen.findByText('3 services wait for your answer.'),
    ).toBeInTheDocument();
    const request = await region(group);
    expect(request).toHaveTextContent(
      'you: Ledger books every payment that it routes.',
    );
    expect(
      within(request).getByRole('link', { name: 'payout-batch' }),
    ).toHaveAttribute('href', '/catalog/default/component/payout-batch');
    expect(request).toHaveTextContent('fx-rates so far nobody');
    expect(
      within(request).getAllByRole('list', {
        name: 'What speaks for Ledger:',
      }),
    ).toHaveLength(3);
  });

  it('leaves every request where it is when others come, and says so', async () => {
    const api = show([
      ...offered,
      named('t4', 'tax-report', { reason: 'Theirs.' }),
      named('by-me-1', 'card-vault'),
    ]);
    const requests = async () => {
      await region(group);
      return screen
        .getAllByRole('region', { name: /Ledger/ })
        .map(element => element.getAttribute('aria-label'));
    };
    const before = await requests();
    api.transfers = [
      named('t9', 'hackday-bot', { reason: 'Another one.' }),
      named('t4', 'tax-report', { reason: 'Theirs.' }),
      named('by-me-2', 'risk-model'),
      ...offered.slice(1),
      named('by-me-1', 'card-vault'),
      offered[0],
    ];
    await tellOfChange();
    expect(
      await screen.findByText('1 more service waits for your answer.'),
    ).toBeInTheDocument();
    expect(await requests()).toEqual([
      ...before,
      'Ledger takes over hackday-bot',
    ]);
    const names = (element: HTMLElement) =>
      within(element)
        .getAllByRole('link', { name: /-/ })
        .map(({ textContent }) => textContent)
        .filter(name => /^[a-z-]+$/.test(name ?? ''));
    expect(names(await region(group))).toEqual([
      'fx-rates',
      'payout-batch',
      'legacy-soap',
    ]);
    expect(names(await region('Proposed by you'))).toEqual([
      'card-vault',
      'risk-model',
    ]);
  });

  it('accepts all at once, says what is missing then, and takes it back', async () => {
    const api = show(offered);
    await userEvent.click(await button(`Accept all: ${group}`));
    expect(api.writes).toEqual([
      {
        name: 'decideTransfers',
        request: { ids: ['t1', 't2', 't3'], decision: 'accept' },
      },
    ]);
    const accepted = await region('Accepted, waiting for catalog-info.yaml');
    expect(within(accepted).getAllByRole('listitem')).toHaveLength(3);
    expect(
      await within(accepted).findAllByRole('button', { name: /^Copy/ }),
    ).toHaveLength(3);
    expect(
      screen.getByText('Nothing waits for your answer.'),
    ).toBeInTheDocument();

    const bar = await region('Undo');
    expect(bar).toHaveTextContent('Ledger takes over 3 services.');
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    expect(await region(group)).toBeInTheDocument();
    expect(api.writes[1].request).toEqual({
      ids: ['t1', 't2', 't3'],
      decision: 'reopen',
    });
  });

  it('accepts what is chosen, and keeps the rest', async () => {
    const api = show(offered);
    await userEvent.click(await button('Choose'));
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select payout-batch' }),
    );
    await userEvent.click(await button(`Accept 2: ${group}`));
    expect(api.writes[0].request).toEqual({
      ids: ['t1', 't3'],
      decision: 'accept',
    });
    expect(
      await button('Accept: Ledger takes over payout-batch'),
    ).toBeEnabled();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('declines with a reason, which it asks for in place', async () => {
    const api = show(offered);
    const decide = api.decideTransfers.bind(api);
    api.decideTransfers = async request => {
      await new Promise(resolve => setTimeout(resolve, 50));
      return decide(request);
    };
    await userEvent.click(await button(`Decline: ${group}`));
    const why = screen.getByRole('textbox', { name: /Why not/ });
    expect(why).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    // At the field, and spoken.
    expect(await screen.findAllByText(/A reason is missing/)).toHaveLength(2);
    expect(api.writes).toEqual([]);
    // The press that sends again finds the first one on its way.
    await userEvent.type(why, 'We retire them.{Enter}{Enter}');
    await waitFor(() =>
      expect(api.writes[0].request).toEqual({
        ids: ['t1', 't2', 't3'],
        decision: 'decline',
        note: 'We retire them.',
      }),
    );
    expect(await region('Undo')).toHaveTextContent(
      'Ledger does not take over 3 services.',
    );
    expect(api.writes).toHaveLength(1);
  });

  it('leaves the reason, and is where it was', async () => {
    show(offered);
    await userEvent.click(await button(`Decline: ${group}`));
    await userEvent.keyboard('{Escape}');
    expect(await button(`Decline: ${group}`)).toHaveFocus();
  });

  it('says what is true now when someone was faster', async () => {
    const api = show(offered);
    const accept = await button(`Accept all: ${group}`);
    api.refusal = new ConflictError();
    const [first, ...others] = offered;
    api.transfers = [
      {
        ...first,
        status: 'declined',
        decidedBy: { entityRef: 'user:default/chen.li', title: 'Chen Li' },
        decidedAt: new Date(Date.now() - 4_000).toISOString(),
      },
      ...others,
    ];
    await userEvent.click(accept);
    const rest = await region('2 services for Ledger');
    expect(
      await within(rest).findByText(
        /^Nothing was done\. fx-rates: Chen Li declined this \d+ s before you\.$/,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError(), /Nothing was done: you are not among those/],
    [new Error('down'), /^Nothing was done\.$/],
  ])('says at the request why %s stopped it', async (refusal, text) => {
    const api = show(offered);
    api.refusal = refusal;
    await userEvent.click(await button(`Accept all: ${group}`));
    expect(
      await within(await region(group)).findByText(text),
    ).toBeInTheDocument();
  });

  it('offers only what the reader may do', async () => {
    show(offered.map(transfer => ({ ...transfer, allowed: [] })));
    await region(group);
    expect(
      screen.queryByRole('button', { name: /^Accept|^Decline/ }),
    ).toBeNull();
  });

  it('lists what the reader asked for, and what leaves their teams', async () => {
    const api = show([
      named('by-me-1', 'card-vault', { allowed: ['withdraw'] }),
      named('from-me-1', 'risk-model'),
      acceptedTransfer({ id: 'x-accepted-by-others' }),
    ]);
    const asked = await region('Proposed by you');
    expect(
      within(asked).getByRole('link', { name: 'card-vault' }),
    ).toBeInTheDocument();
    const leaving = screen.getByRole('region', { name: 'Leaving your teams' });
    expect(leaving).toHaveTextContent('risk-model');
    expect(screen.queryByText('payment-router')).toBeNull();

    await userEvent.click(
      await button('Withdraw: Ledger takes over card-vault'),
    );
    expect(api.writes[0].request).toEqual({
      ids: ['by-me-1'],
      decision: 'withdraw',
    });
    expect(await region('Undo')).toHaveTextContent(
      'Ledger is no longer asked to take over card-vault.',
    );
  });

  it('reads the closed ones when they are asked for', async () => {
    const api = show([
      named('x-1', 'refund-desk', {
        status: 'declined',
        closedAt: minutesAgo(3),
        note: 'Not ours.',
      }),
    ]);
    const open = await button('Show closed requests');
    const closedReads = () =>
      api.calls.filter(
        ({ request }) => (request as { state?: string }).state === 'closed',
      );
    expect(closedReads()).toEqual([]);
    await userEvent.click(open);
    const closed = await region('Closed');
    expect(closed).toHaveTextContent('Ledger declined');
    expect(closed).toHaveTextContent('Answer: Not ours.');
    expect(closedReads()).toHaveLength(1);
  });

  it('says when there are more than it looks through', async () => {
    const api = show(offered);
    const list = api.listTransfers.bind(api);
    api.listTransfers = async request => ({
      ...(await list(request)),
      pageInfo: request.box === 'all' ? { nextCursor: 'more' } : {},
    });
    expect(
      await screen.findByText(/^Only the newest 1,000 open requests/),
    ).toBeInTheDocument();
  });

  it('says that the requests did not load', async () => {
    const api = new FakeOwnershipApi();
    api.error = new Error('down');
    renderPage('/ownership/requests', api);
    expect(
      await screen.findByText(/The requests did not load/),
    ).toBeInTheDocument();
  });
});

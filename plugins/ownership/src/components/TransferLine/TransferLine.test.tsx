import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { renderCard } from '../../__testUtils__/renderCard';
import {
  acceptedTransfer,
  minutesAgo,
  ownershipIn,
  transferOf,
} from '../../__testUtils__/transfers';
import { OwnerCard } from '../OwnerCard';

/** The card of an entity with a transfer; `then` is what a write makes of it. */
function show(transfer: Transfer, then?: Partial<Transfer>, me?: string) {
  const api = new FakeOwnershipApi();
  const become = (now: Transfer) => {
    api.transfers = [now];
    api.known.owners = [ownershipIn(now)];
  };
  become(transfer);
  api.onWrite = (_, request) => {
    const { decision } = request as { decision: string };
    become(
      decision === 'reopen' ? transferOf(transfer) : { ...transfer, ...then },
    );
  };
  renderCard(<OwnerCard />, { entityRef: transfer.entity.entityRef, api, me });
  return { api, become };
}

const button = (name: RegExp) => screen.findByRole('button', { name });
const buttons = () =>
  screen
    .queryAllByRole('button')
    .map(({ textContent }) => textContent)
    .filter(text => /^(Accept|Decline|Withdraw|Take back)$/.test(text ?? ''));
const refusal = (statusCode: number) =>
  Object.assign(new Error('no'), { statusCode });
const description = 'Ledger takes over payment-router';

describe('TransferLine', () => {
  it('says who is waited for, since when, who asked and why', async () => {
    show(transferOf());
    const chip = (await screen.findByText('Waiting for Ledger')).closest(
      '[data-chip]',
    );
    expect(chip).toHaveAttribute('data-tone', 'progress');
    expect(chip).toHaveTextContent(/since .*\(40 min\)/);
    const reason = await screen.findByText(/Ledger books every payment/);
    expect(reason).toHaveTextContent(/^Ana Ruiz: Ledger books/);
    expect(buttons()).toEqual([]);
    expect(
      screen.queryByRole('button', { name: /^Propose owner/ }),
    ).not.toBeInTheDocument();
  });

  it('says "you" of what the reader proposed, and opens a long reason', async () => {
    const reason = `It books every payment. ${'Each of them. '.repeat(30)}End.`;
    show(transferOf({ reason }), {}, 'user:default/ana.ruiz');
    const text = await screen.findByText(/It books every payment/);
    expect(text).toHaveTextContent(/^you: It books/);
    expect(text).not.toHaveTextContent('End.');
    await userEvent.click(await button(/^Show all$/));
    expect(text).toHaveTextContent('End.');
  });

  it('is accepted in one click, and that is taken back', async () => {
    const { api } = show(transferOf({ allowed: ['accept', 'decline'] }), {
      ...acceptedTransfer(),
      allowed: [],
    });
    await userEvent.click(await button(new RegExp(`^Accept: ${description}$`)));
    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent('Ledger takes over payment-router.');
    expect(
      screen.getByText('Ledger accepted; waiting for catalog-info.yaml'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Owner' })).toHaveFocus(),
    );
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    expect(screen.getByText('Waiting for Ledger')).toBeInTheDocument();
    expect(api.writes.map(({ request }) => request)).toEqual([
      { ids: ['t1'], decision: 'accept' },
      { ids: ['t1'], decision: 'reopen' },
    ]);
  });

  it('is declined with a reason, by keyboard', async () => {
    const { api } = show(transferOf({ allowed: ['accept', 'decline'] }), {
      status: 'declined',
    });
    (await button(/^Decline:/)).focus();
    await userEvent.keyboard('{Enter}');
    const why = await screen.findByRole('textbox', { name: 'Why not' });
    expect(why).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(why).toHaveAccessibleDescription(/A reason is missing/);
    await userEvent.keyboard('It is not ours.{Enter}');
    expect(
      await screen.findByRole('region', { name: 'Undo' }),
    ).toHaveTextContent('Ledger does not take over payment-router.');
    expect(screen.queryByText('Waiting for Ledger')).not.toBeInTheDocument();
    expect(api.writes[0].request).toEqual({
      ids: ['t1'],
      decision: 'decline',
      note: 'It is not ours.',
    });
  });

  it('leaves the question open on Escape, and returns to its button', async () => {
    const { api } = show(transferOf({ allowed: ['decline'] }));
    await userEvent.click(await button(/^Decline:/));
    await userEvent.keyboard('No{Escape}');
    expect(await button(/^Decline:/)).toHaveFocus();
    expect(api.writes).toEqual([]);
  });

  it('is withdrawn, and another owner may be proposed', async () => {
    show(transferOf({ allowed: ['withdraw'] }), { status: 'withdrawn' });
    await userEvent.click(await button(/^Withdraw:/));
    expect(
      await screen.findByRole('region', { name: 'Undo' }),
    ).toHaveTextContent(
      'Ledger is no longer asked to take over payment-router.',
    );
    expect(await button(/^Propose owner/)).toBeEnabled();
  });

  it('takes an own decision back, later than the bar', async () => {
    const { api } = show(acceptedTransfer({ allowed: ['reopen'] }));
    await userEvent.click(await button(/^Take back:/));
    await waitFor(() =>
      expect(api.writes[0]?.request).toEqual({
        ids: ['t1'],
        decision: 'reopen',
      }),
    );
    expect(screen.queryByRole('region', { name: 'Undo' })).toBeNull();
  });

  it('once accepted, gives the patch and the way to the file', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const { api } = show(acceptedTransfer());
    api.patch = {
      snippet: 'spec:\n  owner: group:default/ledger',
      patch: '--- a/catalog-info.yaml\n+++ b/catalog-info.yaml\n',
      path: 'catalog-info.yaml',
      editUrl: 'https://git.example.com/edit/catalog-info.yaml',
    };
    await user.click(await button(/^Copy patch/));
    expect(copied).toHaveBeenCalledWith(api.patch.patch);
    expect(
      screen.getByRole('link', { name: 'Edit catalog-info.yaml' }),
    ).toHaveAttribute('href', api.patch.editUrl);
  });

  it('says why there is no patch, and gives the lines', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const { api } = show(acceptedTransfer());
    api.patch = {
      snippet: 'spec:\n  owner: group:default/ledger',
      problem: 'The file could not be read.',
      // eslint-disable-next-line no-script-url
      editUrl: 'javascript:alert(1)',
    };
    expect(
      await screen.findByText(
        'There is no patch, only the lines to write. The file could not be read.',
      ),
    ).toBeInTheDocument();
    await user.click(await button(/^Copy lines/));
    expect(copied).toHaveBeenCalledWith(api.patch.snippet);
    expect(screen.queryByRole('link', { name: /^Edit/ })).toBeNull();
  });

  it('tells the second who was first', async () => {
    const { api, become } = show(transferOf({ allowed: ['accept'] }));
    const accept = await button(/^Accept:/);
    become(acceptedTransfer({ decidedAt: minutesAgo(1) }));
    api.refusal = refusal(409);
    await userEvent.click(accept);
    expect(
      await screen.findAllByText(/^Eve Sato accepted this 1 min before you\.$/),
    ).not.toHaveLength(0);
    expect(buttons()).toEqual([]);
  });

  it('tells the second who was first also when nothing is open any more', async () => {
    const { api, become } = show(transferOf({ allowed: ['accept'] }));
    const accept = await button(/^Accept:/);
    become(acceptedTransfer({ status: 'withdrawn' }));
    api.refusal = refusal(409);
    await userEvent.click(accept);
    expect(
      await screen.findAllByText(/^Eve Sato withdrew this 5 min before you\.$/),
    ).not.toHaveLength(0);
    expect(screen.queryByText('Waiting for Ledger')).not.toBeInTheDocument();
  });

  it.each([
    [403, 'you are not among those who decide'],
    [409, 'this was decided meanwhile'],
    [503, 'Nothing was done\\.$'],
  ])('says why it was refused: %s', async (statusCode, text) => {
    const { api } = show(transferOf({ allowed: ['accept'] }));
    api.refusal = refusal(statusCode);
    await userEvent.click(await button(/^Accept:/));
    expect(await screen.findAllByText(new RegExp(text))).not.toHaveLength(0);
    expect(await button(/^Accept:/)).toBeEnabled();
  });

  it('says that it does not know what the reader may do', async () => {
    const { api } = show(transferOf({ allowed: ['accept'] }));
    const listTransfers = api.listTransfers.bind(api);
    api.listTransfers = async () => {
      throw refusal(503);
    };
    expect(
      await screen.findByText(/What you can do about it did not load/),
    ).toBeInTheDocument();
    api.listTransfers = listTransfers;
    await userEvent.click(await button(/^Try again$/));
    expect(await button(/^Accept:/)).toBeEnabled();
  });
});

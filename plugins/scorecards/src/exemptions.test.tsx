import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';
import { daysAgo } from './__testUtils__/sample';
import { exemptionOf } from './__testUtils__/sampleDocuments';

const PAGE = '/scorecards/exemptions';

const asked = exemptionOf({
  id: 'asked',
  title: 'Has CODEOWNERS',
  state: 'requested',
  decidedBy: undefined,
  mayDecide: true,
});
const soon = exemptionOf({
  id: 'soon',
  title: 'Policy is read',
  until: daysAgo(-3),
});

const apiOf = (...exemptions: ReturnType<typeof exemptionOf>[]) => {
  const api = new FakeScorecardsApi();
  api.exemptions = exemptions;
  return api;
};

describe('exemptions', () => {
  it('say how much work they hide, and list what ends soonest first', async () => {
    renderPage(PAGE, apiOf(exemptionOf(), soon));
    expect(
      await screen.findByText('2 exemptions hide about 30 d of work.'),
    ).toBeInTheDocument();
    const items = within(
      await screen.findByRole('list', { name: 'In force' }),
    ).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent(/Policy is read.*ends in/);
    expect(items[0].querySelector('[data-tone=warn]')).not.toBeNull();
    expect(items[1]).toHaveTextContent(/A drill was held.*until/);
    expect(screen.queryByText(/wait for a decision/)).toBeNull();
  });

  it('are told by team, and narrowed to one by the address', async () => {
    const api = apiOf(exemptionOf());
    renderPage(PAGE, api);
    await userEvent.click(await screen.findByText('By team'));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show only exemptions of payments',
      }),
    );
    expect(pageAddress()).toBe(`${PAGE}?team=group:default/payments`);
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'listExemptions',
        { state: 'approved', limit: 50, team: 'group:default/payments' },
      ]),
    );
  });

  it('are approved after saying what that means', async () => {
    const api = apiOf(asked);
    renderPage(PAGE, api);
    expect(
      await screen.findByText('1 waits for a decision'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^waits for eve.sato, wanted until/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve: Has CODEOWNERS, ledger' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    // Whoever decides reads here too of what, and why.
    expect(dialog.getByText(`ledger: “${asked.reason}”`)).toBeInTheDocument();
    expect(
      dialog.getByText(/counts neither for nor against the service/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.asked).toContainEqual([
      'decideExemption',
      { id: 'asked', decision: 'approve' },
    ]);
    expect(
      await screen.findByRole('list', { name: 'In force' }),
    ).toHaveTextContent('Has CODEOWNERS');
  });

  it('are decided after their reason was read', async () => {
    renderPage(PAGE, apiOf(asked));
    const button = await screen.findByRole('button', { name: /^Approve:/ });
    expect(screen.getByText(asked.reason).compareDocumentPosition(button)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('are refused with a reason only', async () => {
    const api = apiOf(asked);
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Refuse:/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const refuse = dialog.getByRole('button', { name: 'Refuse' });
    expect(refuse).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      'It is an hour of work.',
    );
    await userEvent.click(refuse);
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'decideExemption',
        { id: 'asked', decision: 'refuse', note: 'It is an hour of work.' },
      ]),
    );
  });

  it('are revoked, and say when that fails', async () => {
    const api = apiOf(exemptionOf());
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Revoke:/ }),
    );
    const revoke = jest
      .spyOn(api, 'revokeExemption')
      .mockRejectedValueOnce(refusal(409, 'It has ended.'));
    const dialog = within(await screen.findByRole('dialog'));
    const button = dialog.getByRole('button', { name: 'Revoke' });
    await userEvent.click(button);
    expect(await dialog.findByText('Not done. It has ended.')).toBeVisible();
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(revoke).toHaveBeenCalledTimes(2);
    expect(
      await screen.findByText('No exemption is in force'),
    ).toBeInTheDocument();
  });

  it('of other states are listed by choice', async () => {
    renderPage(
      `${PAGE}?state=refused`,
      apiOf(exemptionOf({ state: 'refused', decisionNote: 'No need.' })),
    );
    expect(
      await screen.findByRole('list', { name: 'Refused' }),
    ).toHaveTextContent('“No need.”');
    expect(screen.queryByRole('button', { name: /^Revoke:/ })).toBeNull();
  });

  it('are not decided by those who may not', async () => {
    renderPage(
      PAGE,
      apiOf({ ...asked, mayDecide: false }, exemptionOf({ mayRevoke: false })),
    );
    await screen.findByText('1 waits for a decision');
    for (const name of [/^Approve/, /^Refuse/, /^Revoke/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('say that they did not load', async () => {
    const api = apiOf();
    api.failure = refusal(403);
    renderPage(PAGE, api);
    expect(
      (await screen.findAllByText(/^You cannot see the exemptions/)).length,
    ).toBeGreaterThan(0);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { coverage, coverageOfLead } from '../../__testUtils__/coverage';
import { row, show } from '../../__testUtils__/teamsTab';

describe('confirming', () => {
  const toConfirm = (title: string, owner: string) => ({
    entityRef: `component:default/${title}`,
    title,
    kind: 'component',
    state: 'owned' as const,
    owner: { entityRef: owner, kind: 'group' as const, title: 'x' },
    peopleCount: 3,
    channels: [],
    channelCount: 0,
    findings: [],
  });
  const show7 = () => {
    const api = show(coverageOfLead, '?expanded=group:default/payments');
    api.page = {
      ...api.page,
      items: [
        toConfirm('ledger-api', 'group:default/ledger'),
        toConfirm('of-a-sub-team', 'group:default/ledger-tools'),
      ],
    };
    api.onWrite = () => {
      api.coverage = coverage;
    };
    return api;
  };
  const confirmLedger = () =>
    screen.findByRole('button', { name: 'Confirm 7: Ledger owns them' });

  it('confirms what the team itself owns, and takes it back', async () => {
    const api = show7();
    await userEvent.click(await confirmLedger());
    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent('Ledger confirmed as owner of 1 service.');
    expect(api.calls).toContainEqual({
      name: 'listOwnerships',
      request: {
        toConfirm: true,
        limit: 200,
        team: ['group:default/ledger'],
      },
    });
    expect(api.confirmed).toEqual([
      {
        entityRef: 'component:default/ledger-api',
        ownerRef: 'group:default/ledger',
      },
    ]);
    expect(
      screen.queryByRole('button', { name: /Confirm 7/ }),
    ).not.toBeInTheDocument();
    expect(await row(/Ledger/)).toHaveFocus();
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    expect(api.confirmed).toEqual([]);
  });

  it('confirms all that waits for the reader', async () => {
    const api = show7();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Confirm 7: their owners are right',
      }),
    );
    expect(
      await screen.findByText('Owners of 2 services confirmed.', {
        selector: '[role=region] *',
      }),
    ).toBeInTheDocument();
    expect(api.confirmed).toHaveLength(2);
    expect(
      screen.queryByRole('button', { name: /their owners are right/ }),
    ).toBeNull();
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Next step' })).toHaveFocus(),
    );
  });

  it.each([
    [409, 'Not confirmed: an owner has changed meanwhile.'],
    [403, 'Not confirmed: you are no longer among those who answer.'],
    [503, 'Not confirmed.'],
  ])('%d: says why not', async (statusCode, text) => {
    const api = show7();
    api.refusal = Object.assign(new Error('no'), { statusCode });
    await userEvent.click(await confirmLedger());
    expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
    expect(await confirmLedger()).toBeEnabled();
  });

  it('says when someone else was faster', async () => {
    const api = show7();
    api.page = { ...api.page, items: [] };
    await userEvent.click(await confirmLedger());
    expect(
      (await screen.findAllByText('Nothing is left to confirm.')).length,
    ).toBeGreaterThan(0);
    expect(api.confirmed).toEqual([]);
  });
});

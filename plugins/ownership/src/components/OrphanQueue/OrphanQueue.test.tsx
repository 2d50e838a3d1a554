import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  first,
  second,
  third,
  focusFirst,
  focusRow,
  ledger,
  panel,
  reason,
  row,
  showOrphans,
  treasury,
} from '../../__testUtils__/orphans';
import { owners } from '../../__testUtils__/owners';
import { currentAddress, tellOfChange } from '../../__testUtils__/renderPage';
import { pageOf, rowOf } from '../../__testUtils__/rows';

describe('OrphanQueue', () => {
  afterEach(beWide);

  it('proposes with one key, goes on, and takes it back', async () => {
    const api = showOrphans();
    await focusFirst();
    await userEvent.keyboard('{Enter}');
    expect(await row(/fx-rates/)).toHaveFocus();
    expect(api.writes).toEqual([
      {
        name: 'proposeTransfers',
        request: {
          entityRefs: [first.entityRef],
          toRef: ledger.entityRef,
          reason,
        },
      },
    ]);
    expect(await row(/card-art-cdn.*Waiting for Ledger/)).toBeInTheDocument();
    expect(screen.getByText(/1 waits for an answer/)).toBeInTheDocument();

    const bar = await screen.findByRole('region', { name: 'Undo' });
    expect(bar).toHaveTextContent('Ledger is asked to take over card-art-cdn.');
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(api.writes[1]).toEqual({
        name: 'decideTransfers',
        request: { ids: ['t1'], decision: 'withdraw' },
      }),
    );
    await waitFor(() =>
      expect(screen.queryByText('Waiting for Ledger')).toBeNull(),
    );
  });

  it('moves, skips and keeps the place in the address', async () => {
    showOrphans();
    await focusFirst();
    await userEvent.keyboard('j');
    expect(await row(/fx-rates/)).toHaveFocus();
    await userEvent.keyboard('k');
    expect(await row(/card-art-cdn/)).toHaveFocus();
    await userEvent.keyboard('s');
    expect(await row(/fx-rates/)).toHaveFocus();
    await waitFor(() =>
      expect(currentAddress()).toBe(
        `/ownership/orphans?open=${second.entityRef}`,
      ),
    );
  });

  it('lets the reader pick a team and write the reason', async () => {
    const api = showOrphans();
    await focusRow(/legacy-soap/);
    await userEvent.keyboard('p');
    const field = await screen.findByRole('combobox', { name: /Team/ });
    expect(field).toHaveFocus();
    await userEvent.type(field, 'Fra');
    await userEvent.click(await screen.findByRole('option', { name: 'Fraud' }));
    expect(await row(/legacy-soap.*Fraud your choice/)).toHaveFocus();
    const text = within(await panel('legacy-soap')).getByLabelText(/Reason/);
    await userEvent.clear(text);
    expect(
      screen.getByText('A reason is missing: say why this team.'),
    ).toBeInTheDocument();
    await userEvent.type(text, 'They wrote it.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Propose to Fraud' }),
    );
    await waitFor(() =>
      expect(api.writes).toEqual([
        {
          name: 'proposeTransfers',
          request: {
            entityRefs: [third.entityRef],
            toRef: 'group:default/fraud',
            reason: 'They wrote it.',
          },
        },
      ]),
    );
  });

  it('keeps the reason that was written when the team changes', async () => {
    showOrphans();
    await focusFirst();
    const box = within(await panel('card-art-cdn'));
    const text = box.getByLabelText(/Reason/);
    await userEvent.clear(text);
    await userEvent.type(text, 'They asked for it.');
    await userEvent.click(box.getByRole('button', { name: 'Treasury (fair)' }));
    expect(box.getByLabelText(/Reason/)).toHaveValue('They asked for it.');
  });

  it('keeps the form under the hands of the reader when another orphan leaves', async () => {
    const api = showOrphans();
    await focusRow(/fx-rates.*Ledger/);
    const text = within(await panel('fx-rates')).getByLabelText(/Reason/);
    await userEvent.type(text, ' And more');
    api.page = pageOf([second, third]);
    api.getSuggestionsByRefs = () => new Promise(() => {});
    await tellOfChange();
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: /card-art-cdn/ })).toBeNull(),
    );
    expect(text).toHaveFocus();
    expect(text).toHaveValue(`${reason} And more`);
  });

  it('leaves the rows where they are when others come', async () => {
    const api = showOrphans();
    await focusFirst();
    api.page = pageOf([rowOf(owners.email), third, first, second]);
    await tellOfChange();
    expect(await row(/tax-report/)).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('rowheader')
        .map(({ textContent }) => /^[a-z-]+/.exec(textContent ?? '')?.[0]),
    ).toEqual([
      expect.stringMatching(/^card-art-cdn/),
      expect.stringMatching(/^fx-rates/),
      expect.stringMatching(/^legacy-soap/),
      expect.stringMatching(/^tax-report/),
    ]);
  });

  it('proposes all that are selected for one team at once', async () => {
    const api = showOrphans();
    await focusFirst();
    await userEvent.keyboard('xjxjx');
    const bar = screen.getByRole('group', { name: '3 services selected' });
    expect(bar).toHaveTextContent('card-art-cdn, fx-rates');
    expect(bar).toHaveTextContent('1 selected service has no team');
    await userEvent.click(
      within(bar).getByRole('button', { name: 'Propose 2 to Ledger' }),
    );
    await waitFor(() =>
      expect(api.writes).toEqual([
        {
          name: 'proposeTransfers',
          request: {
            entityRefs: [first.entityRef, second.entityRef],
            toRef: ledger.entityRef,
            reason,
          },
        },
      ]),
    );
    expect(
      await screen.findByRole('region', { name: 'Undo' }),
    ).toHaveTextContent('Ledger is asked to take over 2 services.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear selection' }),
    );
    expect(screen.queryByRole('group', { name: /selected/ })).toBeNull();
  });

  it('selects nothing that waits for an answer already', async () => {
    const api = showOrphans();
    await focusFirst();
    await userEvent.keyboard('x{Enter}');
    await waitFor(() => expect(api.writes).toHaveLength(1));
    await focusRow(/card-art-cdn.*Waiting for Ledger/);
    expect(screen.queryByRole('group', { name: /selected/ })).toBeNull();
    await userEvent.keyboard('x');
    expect(
      screen.getByRole('checkbox', { name: 'Select card-art-cdn' }),
    ).toBeDisabled();
    expect(screen.queryByRole('group', { name: /selected/ })).toBeNull();
  });

  it.each([
    [new ConflictError(), /Not proposed: the owner has changed meanwhile/],
    [new NotAllowedError(), /Not proposed: you may not propose an owner here/],
    [new Error('down'), /Not proposed\. Your text is still here/],
  ])('says at the row why %s refused a proposal', async (refusal, text) => {
    const api = showOrphans();
    api.refusal = refusal;
    await focusFirst();
    await userEvent.keyboard('{Enter}');
    expect(
      within(await row(/card-art-cdn.*Not proposed/)).getByText(text),
    ).toBeInTheDocument();
  });

  it('says who was faster', async () => {
    const api = showOrphans();
    await focusFirst();
    api.refusal = new ConflictError();
    api.page = pageOf([
      rowOf(owners.missing, {
        transfer: {
          id: 't1',
          status: 'proposed',
          to: treasury,
          proposedAt: new Date(Date.now() - 4_000).toISOString(),
        },
      }),
      second,
      third,
    ]);
    await userEvent.keyboard('{Enter}');
    // The sentence is spoken too, so the page holds it twice for a while.
    expect(
      within(await row(/card-art-cdn.*Not proposed/)).getByText(
        /Not proposed: Treasury was asked \d+ s ago/,
      ),
    ).toBeInTheDocument();
  });

  it('goes on with the next page after the last row', async () => {
    const api = showOrphans({
      totalItems: 53,
      pageInfo: { nextCursor: 'second' },
    });
    await focusRow(/legacy-soap/);
    api.page = pageOf([rowOf(owners.noMembers)], { totalItems: 53 });
    await userEvent.keyboard('s');
    expect(await row(/ledger-api/)).toHaveFocus();
    await waitFor(() =>
      expect(currentAddress()).toBe('/ownership/orphans?cursor=second&from=50'),
    );
    expect(screen.getByText('51 to 51 of 53')).toBeInTheDocument();
  });

  it('tells of a refusal that comes when the page is turned', async () => {
    const api = showOrphans({
      items: [rowOf(owners.missing)],
      totalItems: 51,
      pageInfo: { nextCursor: 'second' },
    });
    await focusFirst();
    api.refusal = new NotAllowedError();
    api.page = pageOf([rowOf(owners.noMembers)], { totalItems: 51 });
    await userEvent.keyboard('{Enter}');
    expect(await row(/ledger-api/)).toBeInTheDocument();
    expect(
      await within(
        screen.getByRole('group', { name: /one after the other/ }),
      ).findByText('1 proposal of another page was not made.'),
    ).toBeInTheDocument();
  });

  it('shows one at a time on a phone, and goes on when the server has said yes', async () => {
    beNarrow();
    const api = showOrphans({ totalItems: 31 });
    expect(await screen.findByText('Orphan 1 of 31')).toBeInTheDocument();
    api.refusal = new NotAllowedError();
    const propose = () =>
      screen.findByRole('button', { name: 'Propose to Ledger' });
    await userEvent.click(await propose());
    expect(
      await within(await panel('card-art-cdn')).findByText(
        /Not proposed: you may not/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Orphan 1 of 31')).toBeInTheDocument();

    api.refusal = undefined;
    await userEvent.click(await propose());
    expect(await screen.findByText('Orphan 2 of 31')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    expect(await screen.findByText('Orphan 3 of 31')).toHaveFocus();
    expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByText('Orphan 2 of 31')).toBeInTheDocument();
  });

  it('stays in its place on a phone when the orphan leaves', async () => {
    beNarrow();
    const api = showOrphans();
    await userEvent.click(await screen.findByRole('button', { name: 'Skip' }));
    expect(await screen.findByText('Orphan 2 of 3')).toBeInTheDocument();
    api.page = pageOf([first, third]);
    await tellOfChange();
    expect(await panel('legacy-soap')).toBeInTheDocument();
    expect(screen.getByText('Orphan 2 of 2')).toBeInTheDocument();
  });

  it('does not go back on a phone when the answer comes after the reader went on', async () => {
    beNarrow();
    const api = showOrphans();
    const propose = await screen.findByRole('button', {
      name: 'Propose to Ledger',
    });
    let answer = () => {};
    const send = api.proposeTransfers.bind(api);
    api.proposeTransfers = async request => {
      await new Promise<void>(resolve => {
        answer = resolve;
      });
      return send(request);
    };
    await userEvent.click(propose);
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    answer();
    expect(
      await screen.findByRole('region', { name: 'Undo' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Orphan 3 of 3')).toBeInTheDocument();
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  OwnershipPage,
  OwnerSuggestion,
} from '@callboard/backstage-plugin-ownership-common';
import { beNarrow, beWide } from '../../__testUtils__/beNarrow';
import { coverage } from '../../__testUtils__/coverage';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { owners } from '../../__testUtils__/owners';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';
import { pageOf, rowOf } from '../../__testUtils__/rows';
import { transferOf } from '../../__testUtils__/transfers';

const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };
const treasury = { entityRef: 'group:default/treasury', title: 'Treasury' };

const suggestion = (
  owner: OwnerSuggestion['owner'],
  strength: OwnerSuggestion['strength'],
): OwnerSuggestion => ({
  owner,
  strength,
  evidence: [
    {
      kind: 'codeowners',
      params: {
        message: 'codeowners',
        line: '1',
        owner: `@acme/${owner.title}`,
      },
      text: `CODEOWNERS line 1: @acme/${owner.title}`,
      href: 'https://git.example.com/CODEOWNERS',
    },
  ],
});

const orphans = [
  rowOf(owners.missing),
  rowOf(owners.notInCatalog),
  rowOf(owners.unparsable),
];
const [first, second, third] = orphans;

function show(
  page: Partial<OwnershipPage> = {},
  query = '',
  authorize?: Parameters<typeof renderPage>[2],
) {
  const api = new FakeOwnershipApi();
  api.coverage = coverage;
  api.page = pageOf(orphans, page);
  api.suggestions = [
    {
      entityRef: first.entityRef,
      suggestions: [suggestion(ledger, 'strong'), suggestion(treasury, 'fair')],
    },
    {
      entityRef: second.entityRef,
      suggestions: [suggestion(ledger, 'weak')],
    },
  ];
  api.transfers = [transferOf()];
  // A proposal stands from then on at its rows.
  api.onWrite = (name, request) => {
    const { entityRefs } = request as { entityRefs?: string[] };
    api.page = {
      ...api.page,
      items: api.page.items.map(row => ({
        ...row,
        transfer:
          name === 'proposeTransfers' && entityRefs!.includes(row.entityRef)
            ? {
                id: 't1',
                status: 'proposed',
                to: ledger,
                proposedAt: new Date().toISOString(),
              }
            : undefined,
      })),
    };
  };
  renderPage(`/ownership/orphans${query}`, api, authorize);
  return api;
}

const row = (name: RegExp) => screen.findByRole('row', { name });
const panel = (title: string) =>
  screen.findByRole('region', { name: `What is known about ${title}` });
const reason = 'CODEOWNERS line 1: @acme/Ledger';

async function focusRow(name: RegExp) {
  const element = await row(name);
  act(() => element.focus());
}
// Once it is known who might own it.
const focusFirst = () => focusRow(/card-art-cdn.*Ledger/);

describe('OrphansTab', () => {
  afterEach(beWide);

  it('says how many there are, and for each what is wrong and who might own it', async () => {
    const api = show();
    expect(
      await screen.findByText(
        '3 services without an owner. 2 have a suggestion.',
      ),
    ).toBeInTheDocument();
    expect(await row(/card-art-cdn/)).toHaveTextContent(
      /No ownerLedger strong/,
    );
    expect(await row(/fx-rates/)).toHaveTextContent(/group:treasurry/);
    expect(await row(/legacy-soap/)).toHaveTextContent('no suggestion');
    expect(
      api.calls.filter(({ name }) => /listOwnerships|Suggestions/.test(name)),
    ).toEqual([
      { name: 'listOwnerships', request: { orphan: true, limit: 50 } },
      {
        name: 'getSuggestionsByRefs',
        request: { entityRefs: orphans.map(({ entityRef }) => entityRef) },
      },
    ]);
  });

  it('shows what speaks for the suggested team, and the others', async () => {
    show();
    const known = await panel('card-art-cdn');
    const evidence = await within(known).findByRole('list', {
      name: 'Why Ledger (strong):',
    });
    expect(
      within(evidence).getByRole('link', { name: `Look up: ${reason}` }),
    ).toHaveAttribute('href', 'https://git.example.com/CODEOWNERS');
    expect(within(known).getByLabelText(/Reason/)).toHaveValue(reason);
    await userEvent.click(
      within(known).getByRole('button', { name: 'Treasury (fair)' }),
    );
    expect(
      within(known).getByRole('button', { name: 'Propose to Treasury' }),
    ).toBeInTheDocument();
    expect(await row(/card-art-cdn/)).toHaveFocus();
  });

  it('proposes with one key, goes on, and takes it back', async () => {
    const api = show();
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
    show();
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

  it('opens where the address says', async () => {
    show({}, `?open=${third.entityRef}`);
    const known = await panel('legacy-soap');
    expect(
      await within(known).findByText('Nothing speaks for any team.'),
    ).toBeInTheDocument();
    expect(
      within(known).queryByRole('button', { name: /^Propose/ }),
    ).toBeNull();
  });

  it('lets the reader pick a team and write the reason', async () => {
    const api = show();
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

  it('proposes all that are selected for one team at once', async () => {
    const api = show();
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
    const api = show();
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

  it('can go on without suggestions that did not load', async () => {
    const api = new FakeOwnershipApi();
    api.coverage = coverage;
    api.page = pageOf(orphans);
    api.getSuggestionsByRefs = async () => {
      throw new NotAllowedError();
    };
    renderPage('/ownership/orphans', api);
    expect(
      await screen.findByText('Who might own them did not load.', {
        exact: false,
      }),
    ).toBeInTheDocument();
    expect(
      within(await panel('card-art-cdn')).getByRole('button', {
        name: 'Pick a team',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Nothing speaks for any team.')).toBeNull();
  });

  it.each([
    [new ConflictError(), /Not proposed: the owner has changed meanwhile/],
    [new NotAllowedError(), /Not proposed: you may not propose an owner here/],
    [new Error('down'), /Not proposed\. Your text is still here/],
  ])('says at the row why %s refused a proposal', async (refusal, text) => {
    const api = show();
    api.refusal = refusal;
    await focusFirst();
    await userEvent.keyboard('{Enter}');
    expect(
      within(await row(/card-art-cdn.*Not proposed/)).getByText(text),
    ).toBeInTheDocument();
  });

  it('says who was faster', async () => {
    const api = show();
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
    expect(
      await screen.findByText(/Not proposed: Treasury was asked \d+ s ago/),
    ).toBeInTheDocument();
  });

  it('goes on with the next page after the last row', async () => {
    const api = show({ totalItems: 53, pageInfo: { nextCursor: 'second' } });
    await focusRow(/legacy-soap/);
    api.page = pageOf([rowOf(owners.noMembers)], { totalItems: 53 });
    await userEvent.keyboard('s');
    expect(await row(/ledger-api/)).toHaveFocus();
    expect(currentAddress()).toBe('/ownership/orphans?cursor=second&from=50');
    expect(screen.getByText('51 to 51 of 53')).toBeInTheDocument();
  });

  it('offers nothing to whom the portal lets propose nothing', async () => {
    // Answers of the policy are kept: of this one nothing was asked before.
    const items = [rowOf(owners.email)];
    show({ items }, '', () => AuthorizeResult.DENY);
    const known = await panel('tax-report');
    expect(
      await within(known).findByText('You may not propose an owner here.'),
    ).toBeInTheDocument();
    expect(
      within(known).queryByRole('button', { name: /^Propose|^Pick/ }),
    ).toBeNull();
  });

  it('is good news when there are none', async () => {
    show({ items: [], totalItems: 0 });
    expect(
      await screen.findByText('Every service has an owner who answers.'),
    ).toBeInTheDocument();
  });

  it('shows one at a time on a phone, and goes on when the server has said yes', async () => {
    beNarrow();
    const api = show({ totalItems: 31 });
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
});

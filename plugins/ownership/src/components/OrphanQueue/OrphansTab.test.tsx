import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { coverage } from '../../__testUtils__/coverage';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import {
  third,
  orphans,
  panel,
  reason,
  row,
  showOrphans,
} from '../../__testUtils__/orphans';
import { owners } from '../../__testUtils__/owners';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';
import { pageOf, rowOf } from '../../__testUtils__/rows';

describe('OrphansTab', () => {
  it('says how many there are, and for each what is wrong and who might own it', async () => {
    const api = showOrphans();
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
    showOrphans();
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

  it('opens where the address says', async () => {
    showOrphans({}, `?open=${third.entityRef}`);
    const known = await panel('legacy-soap');
    expect(
      await within(known).findByText('Nothing speaks for any team.'),
    ).toBeInTheDocument();
    expect(
      within(known).queryByRole('button', { name: /^Propose/ }),
    ).toBeNull();
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

  it('offers nothing to whom the portal lets propose nothing', async () => {
    // Answers of the policy are kept: of this one nothing was asked before.
    const items = [rowOf(owners.email)];
    showOrphans({ items }, '', () => AuthorizeResult.DENY);
    const known = await panel('tax-report');
    expect(
      await within(known).findByText('You may not propose an owner here.'),
    ).toBeInTheDocument();
    expect(
      within(known).queryByRole('button', { name: /^Propose|^Pick/ }),
    ).toBeNull();
  });

  it.each([
    ['a table', beWide],
    ['cards', beNarrow],
  ])(
    'goes to the first page from one that is empty by now: %s',
    async (_, size) => {
      size();
      const api = showOrphans({}, '?cursor=gone&from=50');
      jest
        .spyOn(api, 'listOwnerships')
        .mockResolvedValueOnce(pageOf([], { totalItems: 3 }));
      expect(await panel('card-art-cdn')).toBeInTheDocument();
      expect(currentAddress()).toBe('/ownership/orphans');
      beWide();
    },
  );

  it('is no news where there are no services at all', async () => {
    const api = showOrphans({ items: [], totalItems: 0 });
    api.coverage = { ...coverage, all: { ...coverage.all, total: 0 } };
    expect(
      await screen.findByText('The catalog has no services that you see.'),
    ).toBeInTheDocument();
  });

  it('is good news when there are none', async () => {
    showOrphans({ items: [], totalItems: 0 });
    expect(
      await screen.findByText('Every service has an owner who answers.'),
    ).toBeInTheDocument();
  });
});

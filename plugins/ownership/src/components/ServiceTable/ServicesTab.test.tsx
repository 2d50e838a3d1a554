import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OwnershipPage } from '@callboard/backstage-plugin-ownership-common';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';
import { pageOf, rows } from '../../__testUtils__/rows';
import { lists, row, showServices } from '../../__testUtils__/servicesTab';

const all = Object.values(rows);

describe('ServicesTab', () => {
  it('says for each service who owns it, how that stands, and what to do', async () => {
    showServices();
    expect(
      await screen.findByText(/1,173 of 1,204 services have an owner/),
    ).toBeInTheDocument();

    const missing = await row(/card-art-cdn/);
    expect(
      within(missing).getByRole('link', { name: 'card-art-cdn' }),
    ).toHaveAttribute('href', '/catalog/default/component/card-art-cdn');
    expect(within(missing).getByText('No owner')).toBeInTheDocument();
    expect(
      within(missing).getByRole('button', { name: /^Copy fix/ }),
    ).toBeInTheDocument();

    const owned = await row(/payment-router/);
    expect(owned).toHaveTextContent('tier 1 · production · payments');
    expect(owned).toHaveTextContent('Confirmed');
    expect(
      within(owned).getByRole('link', { name: '#pay-core' }),
    ).toBeVisible();
    expect(owned).toHaveTextContent('and 1 more');

    // What the state says is not said twice; other findings are.
    expect(await row(/risk-model/)).toHaveTextContent('No contact channel');
    expect(await row(/fx-rates/)).toHaveTextContent('group:treasurry');
    expect(await row(/chargeback-mailer/)).toHaveTextContent(
      /Not confirmed since/,
    );
    expect(await row(/tax-report/)).toHaveTextContent('Waiting for Ledger');
  });

  it('dates a service by its oldest finding, as the order does', async () => {
    const { noChannel } = rows;
    const [worst] = noChannel.findings;
    showServices(
      '?sort=since',
      pageOf([
        {
          ...noChannel,
          findings: [
            { ...worst, since: '2021-06-15T12:00:00Z' },
            { ...worst, code: 'team-of-one', since: '2020-03-15T12:00:00Z' },
          ],
        },
      ]),
    );
    expect(await row(/risk-model/)).toHaveTextContent(/15 Mar 2020/);
  });

  it('asks for what the address says', async () => {
    const api = showServices(
      '?q=pay&team=group:default/ledger&tier=1&tier=2&finding=missing&sort=-owner&cursor=abc&from=50',
      pageOf(all, { totalItems: 212 }),
    );
    expect(await screen.findByText('51 to 56 of 212')).toBeInTheDocument();
    expect(lists(api)).toEqual([
      {
        q: 'pay',
        team: ['group:default/ledger'],
        finding: ['missing'],
        tier: ['1', '2'],
        sort: '-owner',
        limit: 50,
        cursor: 'abc',
      },
    ]);
    expect(
      screen.getByText('212 of 1,204 services match.'),
    ).toBeInTheDocument();
    const chips = screen.getByRole('grid', { name: 'Filters that are set' });
    expect(
      within(chips)
        .getAllByRole('row')
        .map(chip => chip.getAttribute('aria-label')),
    ).toEqual(['Team: Ledger', 'Finding: No owner', 'Tier: 1', 'Tier: 2']);
    expect(screen.getByRole('columnheader', { name: /Owner/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('lists what names one owner, also one that is not there, until that is taken away', async () => {
    const api = showServices('?owner=group:default/treasurry');
    await row(/fx-rates/);
    expect(lists(api).at(-1)).toEqual({
      owner: ['group:default/treasurry'],
      limit: 50,
    });
    const chips = screen.getByRole('grid', { name: 'Filters that are set' });
    await userEvent.click(
      within(within(chips).getByRole('row', { name: /Owner:/ })).getByRole(
        'button',
      ),
    );
    await waitFor(() => expect(currentAddress()).toBe('/ownership/services'));
  });

  it('filters, and begins at the first page again', async () => {
    const api = showServices('?cursor=abc&from=50');
    await row(/payment-router/);
    await userEvent.click(screen.getByRole('button', { name: /Tier$/ }));
    await userEvent.click(await screen.findByRole('option', { name: '1 (3)' }));
    await waitFor(() =>
      expect(lists(api).at(-1)).toEqual({ tier: ['1'], limit: 50 }),
    );
    expect(currentAddress()).toBe('/ownership/services?tier=1');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(currentAddress()).toBe('/ownership/services'));
  });

  it('searches as one types', async () => {
    const api = showServices();
    await row(/payment-router/);
    await userEvent.keyboard('/led');
    await waitFor(() =>
      expect(lists(api).at(-1)).toEqual({ q: 'led', limit: 50 }),
    );
    expect(lists(api)).toHaveLength(2);
  });

  it('leaves the space after a word where it is typed', async () => {
    const api = showServices();
    await row(/payment-router/);
    await userEvent.keyboard('/led ');
    await waitFor(() =>
      expect(currentAddress()).toBe('/ownership/services?q=led+'),
    );
    const field = screen.getByRole('searchbox');
    expect(field).toHaveValue('led ');
    await userEvent.type(field, 'api');
    await waitFor(() => expect(lists(api).at(-1)?.q).toBe('led api'));
    expect(field).toHaveValue('led api');
  });

  it('sorts at its heads', async () => {
    showServices();
    await row(/payment-router/);
    const head = (name: RegExp) => screen.getByRole('columnheader', { name });
    expect(head(/Findings/)).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(head(/Service/));
    await waitFor(() =>
      expect(currentAddress()).toBe('/ownership/services?sort=title'),
    );
    await userEvent.click(head(/Service/));
    await waitFor(() =>
      expect(currentAddress()).toBe('/ownership/services?sort=-title'),
    );
    await userEvent.click(head(/Findings/));
    await waitFor(() => expect(currentAddress()).toBe('/ownership/services'));
  });

  it('turns pages, and keeps the rows until the next ones are there', async () => {
    const api = showServices(
      '',
      pageOf(all, { totalItems: 120, pageInfo: { nextCursor: 'second' } }),
    );
    await row(/payment-router/);
    let answer = (_: OwnershipPage) => {};
    jest.spyOn(api, 'listOwnerships').mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    expect(currentAddress()).toBe('/ownership/services?cursor=second&from=50');
    expect(await row(/payment-router/)).toBeInTheDocument();
    answer(pageOf([rows.missing], { totalItems: 120 }));
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /payment-router/ }),
      ).not.toBeInTheDocument(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous table page' }),
    );
    expect(await row(/payment-router/)).toBeInTheDocument();
  });

  it('says which filter leaves nothing, and drops it', async () => {
    const api = showServices('?tier=1&lifecycle=beta', {
      ...pageOf([]),
      without: [
        { filter: 'tier', count: 3 },
        { filter: 'lifecycle', count: 212 },
      ],
    });
    expect(
      await screen.findByText('No service matches tier 1 and lifecycle beta.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('212 match without lifecycle.'),
    ).toBeInTheDocument();
    api.page = pageOf(all);
    await userEvent.click(
      screen.getByRole('button', { name: 'Drop lifecycle' }),
    );
    expect(await row(/payment-router/)).toBeInTheDocument();
    expect(currentAddress()).toBe('/ownership/services?tier=1');
  });

  it('shows beside the list what is known about one service', async () => {
    showServices();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Details of payment-router' }),
    );
    const panel = await screen.findByRole('dialog', { name: 'payment-router' });
    expect(
      await within(panel).findByRole('link', { name: 'Payments Core' }),
    ).toBeInTheDocument();
    expect(
      within(panel).getByRole('link', {
        name: 'Open the page of payment-router',
      }),
    ).toBeInTheDocument();
    expect(currentAddress()).toBe(
      '/ownership/services?open=component:default/payment-router',
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(currentAddress()).toBe('/ownership/services'));
  });

  it('downloads the list that is shown', async () => {
    const api = showServices('?tier=1');
    await row(/payment-router/);
    const saved = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    URL.createObjectURL = () => 'blob:csv';
    URL.revokeObjectURL = () => {};
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Download this list as CSV' }),
    );
    await waitFor(() => expect(saved).toHaveBeenCalled());
    saved.mockRestore();
    expect(api.calls).toContainEqual({
      name: 'exportOwnerships',
      request: { tier: ['1'] },
    });
  });

  it('says when there is nothing at all', async () => {
    showServices('', pageOf([]));
    expect(
      await screen.findByText('The catalog has no services that you see.'),
    ).toBeInTheDocument();
  });

  it.each([
    [404, 'The ownership backend is not installed in this portal.'],
    [403, /You cannot see who owns what/],
  ])('%d: says why there is nothing', async (statusCode, text) => {
    const api = new FakeOwnershipApi();
    api.error = Object.assign(new Error('no'), { statusCode });
    renderPage('/ownership/services', api);
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });
});

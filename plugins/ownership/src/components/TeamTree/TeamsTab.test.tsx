import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { countsOf, coverage, teamCoverage } from '../../__testUtils__/coverage';
import { FakeOwnershipApi } from '../../__testUtils__/FakeOwnershipApi';
import {
  currentAddress,
  renderPage,
  tellOfChange,
} from '../../__testUtils__/renderPage';
import { row, rows, show, tree } from '../../__testUtils__/teamsTab';

describe('TeamsTab', () => {
  it('answers first, and says in the tabs what waits', async () => {
    show();
    expect(
      await screen.findByText(
        '1,173 of 1,204 services have an owner who can be reached. 31 have none.',
      ),
    ).toBeInTheDocument();
    const tabs = screen.getByRole('navigation', { name: 'Content navigation' });
    expect(
      within(tabs)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Teams', 'Services', 'Orphans 31', 'Requests 2']);
    expect(within(tabs).getByRole('link', { name: 'Teams' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(screen.getByRole('link', { name: 'Propose owner' })).toHaveAttribute(
      'href',
      '/ownership/orphans',
    );
  });

  it('shows what has no owner, then the worst team first on each level', async () => {
    show({}, '?expanded=group:default/payments');
    expect(await rows()).toEqual([
      '(no owner)',
      'Payments',
      'Ledger',
      'Fraud (1 member)',
      'Payments Core',
      'Identity',
    ]);
    const payments = await row(/^Payments .*89/);
    expect(payments).toHaveAttribute('aria-expanded', 'true');
    expect(payments).toHaveTextContent(/73 confirmed9 to be confirmed soon/);
    expect(payments).toHaveTextContent(/4 bad9 to mend one day/);
    expect(
      within(payments).getByRole('link', { name: 'Payments: 89 services' }),
    ).toHaveAttribute(
      'href',
      '/ownership/services?team=group%3Adefault%2Fpayments',
    );
    const none = await row(/no owner/);
    expect(none).toHaveTextContent('0 of 31');
    expect(
      within(none).getByRole('link', { name: 'Sort out' }),
    ).toHaveAttribute('href', '/ownership/orphans');
  });

  it('shows what is below a root that holds nearly everything, until it is closed', async () => {
    const [first] = coverage.teams;
    const company = {
      ...first,
      entityRef: 'group:default/company',
      title: 'Company',
      parents: [],
      withSubTeams: { ...first.withSubTeams, total: coverage.all.total },
    };
    show({
      teams: [company, { ...first, parents: [company.entityRef] }],
    });
    expect(await row(/Company/)).toHaveAttribute('aria-expanded', 'true');
    expect(await row(new RegExp(`^${first.title}`))).toBeInTheDocument();
    (await row(/Company/)).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(await row(/Company/)).toHaveAttribute('aria-expanded', 'false');
    expect(currentAddress()).toBe('/ownership?expanded=none');
  });

  it('opens and closes by keys, keeps that in the address, and leads to a team', async () => {
    show();
    (await row(/no owner/)).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(await row(/Ledger/)).toHaveFocus();
    expect(currentAddress()).toBe('/ownership?expanded=group:default/payments');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(currentAddress()).toBe('/ownership');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('entity page')).toBeInTheDocument();
    expect(currentAddress()).toBe('/catalog/default/group/payments');
  });

  it('finds teams by name at any depth', async () => {
    show();
    await tree();
    await userEvent.keyboard('/fraud');
    expect(await screen.findByRole('row', { name: /Fraud/ })).toHaveAttribute(
      'aria-level',
      '1',
    );
    expect(await rows()).toEqual(['Fraud (1 member)']);
    await userEvent.keyboard('ulent');
    expect(
      await screen.findByText('No team matches “fraudulent”.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Search services for “fraudulent”' }),
    ).toHaveAttribute('href', '/ownership/services?q=fraudulent');
    await userEvent.click(screen.getByRole('button', { name: 'All teams' }));
    expect(await rows()).toHaveLength(3);
  });

  it('narrows to the teams of the reader', async () => {
    show({ mine: ['group:default/ledger'] });
    await tree();
    await userEvent.click(screen.getByRole('radio', { name: 'My team' }));
    expect(await rows()).toEqual(['Ledger']);
    expect(currentAddress()).toBe('/ownership?view=mine');
  });

  it('says which group is its own ancestor, and cuts the circle', async () => {
    const [identity] = coverage.teams;
    const cycle = ['Identity', 'Payments', 'Identity'];
    show(
      {
        orphans: { total: 0, causes: [] },
        teams: [
          { ...identity, parents: ['group:default/payments'], cycle },
          { ...coverage.teams[1], parents: [identity.entityRef], cycle },
        ],
      },
      '?expanded=group:default/payments&expanded=group:default/identity',
    );
    const said =
      'This group is its own ancestor: Identity → Payments → Identity';
    expect(await rows()).toEqual([`Payments${said}`, `Identity${said}`]);
  });

  it('groups owners that nobody imported, and does not blame them on teams', async () => {
    show({
      orphans: {
        total: 328,
        causes: [
          { state: 'not-in-catalog', count: 297 },
          { state: 'missing', count: 31 },
        ],
      },
      all: { ...coverage.all, reachable: 876 },
      dangling: [
        { ownerRef: 'group:default/treasury', count: 120 },
        { ownerRef: 'group:default/brand', count: 90 },
        { ownerRef: 'user:default/bokafor', count: 60 },
        { ownerRef: 'group:default/risk', count: 27 },
      ],
      danglingTotal: 4,
    });
    expect(
      await screen.findByText(
        /31 have none\. 297 name an owner that is not in the catalog\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: '4 owners are not in the catalog' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Import your groups first/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: '120 services that name group:default/treasury',
      }),
    ).toHaveAttribute(
      'href',
      '/ownership/services?owner=group%3Adefault%2Ftreasury',
    );
    expect(screen.queryByText('group:default/risk')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'and 1 more' }));
    expect(screen.getByText('group:default/risk')).toBeInTheDocument();
  });

  it.each([
    [404, 'The ownership backend is not installed in this portal.'],
    [403, /You cannot see who owns what/],
    [400, /The teams did not load/],
  ])('%d: says why there is nothing', async (statusCode, text) => {
    const api = new FakeOwnershipApi();
    api.error = Object.assign(new Error('no'), { statusCode });
    renderPage('/ownership', api);
    expect(await screen.findByText(text)).toBeInTheDocument();
    // The page itself stands.
    expect(screen.getByRole('link', { name: 'Services' })).toBeInTheDocument();
  });

  it('says that nothing was read yet', async () => {
    show({ asOf: undefined, teams: [] });
    expect(
      await screen.findByText('The catalog has not been read yet.'),
    ).toBeInTheDocument();
  });

  it('does not call it good when there are no services', async () => {
    show({ all: countsOf(0), orphans: { total: 0, causes: [] } });
    expect(
      await screen.findByText('You see no services yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/All 0 services/)).toBeNull();
  });

  it('says what to do without teams', async () => {
    show({ teams: [] });
    expect(
      await screen.findByText('The catalog has no teams that you see.'),
    ).toBeInTheDocument();
  });
});

describe('TeamsTab on a phone', () => {
  beforeEach(beNarrow);
  afterEach(beWide);

  it('has the same rows with what matters below the name', async () => {
    show({}, '?expanded=group:default/payments');
    const ledger = await row(/Ledger/);
    expect(ledger).toHaveTextContent(/4 bad/);
    expect(
      within(await tree())
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Team', 'Services']);
  });
});

describe('live', () => {
  it('leaves every team in its row, whatever others change', async () => {
    const api = show({}, '?expanded=group:default/payments');
    const before = await rows();
    api.coverage = {
      ...coverage,
      teams: [
        teamCoverage('Brand', { own: countsOf(9, { bad: 9 }) }),
        ...coverage.teams.map(team =>
          team.title === 'Payments Core'
            ? { ...team, withSubTeams: countsOf(52, { bad: 40 }) }
            : { ...team, withSubTeams: countsOf(1) },
        ),
      ],
    };
    await tellOfChange();
    expect(await row(/Payments Core.*40 bad/)).toBeInTheDocument();
    expect(await rows()).toEqual([...before, 'Brand']);
  });
});

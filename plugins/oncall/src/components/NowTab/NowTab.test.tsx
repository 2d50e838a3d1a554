import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { currentAddress, renderPage } from '../../__testUtils__/renderPage';
import { personOf, shiftOf, summaryOf } from '../../__testUtils__/summaries';

const team = (title: string) => ({
  entityRef: `group:default/${title.toLowerCase()}`,
  title,
});

function apiOf(...schedules: ReturnType<typeof summaryOf>[]) {
  const api = new FakeOncallApi();
  api.schedules = schedules;
  return api;
}

const ledger = summaryOf();
const ledgerSecond = summaryOf({
  id: 'ledger-second',
  name: 'Ledger second',
  level: 2,
  now: shiftOf(['Eve Sato'], { from: -2, to: 20 }),
});
const treasury = summaryOf({
  id: 'treasury',
  name: 'Treasury primary',
  team: team('Treasury'),
  now: undefined,
  next: shiftOf(['Eve Sato'], { from: 3, to: 20 }),
  gapCount: 3,
  firstGap: {
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 3 * 3_600_000).toISOString(),
  },
});

const failing = (name: string, statusCode: number) =>
  Object.assign(new Error(name), { name, statusCode });

describe('on call now', () => {
  afterEach(beWide);

  it('answers first: what the reader is on call for, and how many have nobody', async () => {
    const api = apiOf(ledger, treasury);
    api.shifts = [
      {
        ...shiftOf(['Dana Roth'], { from: -2, to: 6 }),
        schedule: { id: 'ledger-primary', name: 'Ledger primary', level: 1 },
        team: team('Ledger'),
      },
    ];
    renderPage('/oncall', api);
    expect(
      await screen.findByText(
        /^You are on call for Ledger primary until \d\d:\d\d .*\. 1 schedule has nobody now\.$/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See schedules with gaps' }),
    ).toHaveAttribute('href', '/oncall/schedules?gaps=1');
  });

  it('says when the reader is next', async () => {
    const api = apiOf(ledger);
    api.shifts = [
      {
        ...shiftOf(['Dana Roth'], { from: 5, to: 6 }),
        schedule: { id: 'ledger-primary', name: 'Ledger primary', level: 1 },
        team: team('Ledger'),
      },
    ];
    renderPage('/oncall', api);
    expect(
      await screen.findByText(
        /^You are not on call now; next for Ledger primary from .* Every schedule has somebody now\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('lists teams with both levels, those with nobody first and why', async () => {
    renderPage('/oncall', apiOf(ledger, ledgerSecond, treasury));
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(/Treasury.*Nobody until/);
    expect(rows[0]).toHaveTextContent('One of 3 gaps in the next 365 days.');
    expect(
      within(rows[0]).getByRole('link', {
        name: 'See the gap of Treasury primary',
      }),
    ).toHaveAttribute('href', '/oncall/schedules/treasury');
    // Dana Roth reads.
    await waitFor(() =>
      expect(rows[1]).toHaveTextContent(/Ledger.*you.*Chen Li.*Eve Sato/),
    );
    expect(
      within(rows[1]).getByRole('link', { name: /Call Dana Roth/ }),
    ).toHaveAttribute('href', 'tel:+4930901820');
  });

  it('tells apart how to reach each of two who share a shift', async () => {
    const both = shiftOf(['Dana Roth', 'Chen Li'], { from: -2, to: 6 });
    renderPage('/oncall', apiOf(summaryOf({ now: both })));
    const [, row] = await screen.findAllByRole('row');
    const cell = within(row).getAllByRole('gridcell').at(-1)!;
    expect(
      within(cell)
        .getAllByRole('link')
        .map(link => link.getAttribute('aria-label')),
    ).toEqual(['Call Dana Roth: +49 30 901820', 'Call Chen Li: +49 30 901820']);
    // For the eye, too: the name is above the buttons.
    expect(cell).toHaveTextContent(/Dana Roth.*Call.*Chen Li.*Call/);
  });

  it('never fills an empty first level silently', async () => {
    renderPage(
      '/oncall',
      apiOf(summaryOf({ now: undefined, gapCount: 1 }), ledgerSecond),
    );
    expect(
      await screen.findByText('Nobody at level 1: Eve Sato answers'),
    ).toBeInTheDocument();
  });

  it('says who left the catalog', async () => {
    const now = {
      ...shiftOf([], { from: -1, to: 3 }),
      people: [
        personOf('Ben Okafor', { known: false, gone: true, channels: [] }),
      ],
    };
    renderPage('/oncall', apiOf(summaryOf({ now })));
    expect(await screen.findByText('Ben Okafor (left)')).toBeInTheDocument();
  });

  it('searches from the keyboard and keeps the text in the address', async () => {
    const api = apiOf(ledger, treasury);
    renderPage('/oncall', api);
    await screen.findByText('Treasury');
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('treas');
    await waitFor(() => expect(currentAddress()).toBe('/oncall?q=treas'));
    await waitFor(() =>
      expect(screen.queryByText('Ledger primary')).not.toBeInTheDocument(),
    );
    expect(api.calls).toContainEqual({
      name: 'searchOnCall',
      request: { q: 'treas' },
    });
  });

  it('lets those cover and take over who may', async () => {
    const shift = shiftOf(['Chen Li'], { from: -2, to: 6 });
    renderPage(
      '/oncall',
      apiOf(
        { ...treasury, allowed: ['override'] },
        summaryOf({
          now: shift,
          allowed: ['edit', 'override', 'delete'],
        }),
        // Dana Roth reads, and is on call already.
        summaryOf({
          id: 'own',
          name: 'Own primary',
          team: team('Own'),
          allowed: ['override'],
        }),
      ),
    );
    const cover = await screen.findByRole('link', {
      name: 'Cover Treasury primary',
    });
    const covered = new URL(cover.getAttribute('href')!, 'http://localhost');
    expect(covered.pathname).toBe('/oncall/schedules/treasury');
    expect(covered.searchParams.get('cover')).toMatch(
      new RegExp(`/${treasury.next!.startsAt}$`),
    );
    const take = await screen.findByRole('link', {
      name: 'Take over Ledger primary',
    });
    const taken = new URL(take.getAttribute('href')!, 'http://localhost');
    expect(taken.searchParams.get('by')).toBe('user:default/dana.roth');
    expect(taken.searchParams.get('cover')).toMatch(
      new RegExp(`/${shift.endsAt}$`),
    );
    expect(
      screen.queryByRole('link', { name: 'Take over Own primary' }),
    ).not.toBeInTheDocument();
  });

  it('changes a row in place when the shift is handed over', async () => {
    const api = apiOf();
    // Counted from the answer: how long the page takes to appear does not matter.
    const before = () =>
      summaryOf({
        now: shiftOf(['Chen Li'], { from: -2, to: 0.0004 }),
        next: shiftOf(['Eve Sato'], { from: 0.0004, to: 6 }),
      });
    const after = () =>
      summaryOf({
        now: shiftOf(['Eve Sato'], { from: 0, to: 6 }),
        next: shiftOf(['Ana Diaz'], { from: 6, to: 30 }),
      });
    let answers = 0;
    jest.spyOn(api, 'listSchedules').mockImplementation(async ({ gaps }) => {
      if (gaps) return { items: [], pageInfo: {}, totalItems: 0 };
      const items = [answers++ === 0 ? before() : after()];
      return { items, pageInfo: {}, totalItems: 1 };
    });
    renderPage('/oncall', api);
    expect(await screen.findByText('Chen Li')).toBeInTheDocument();
    expect(await screen.findByText('Ana Diaz')).toBeInTheDocument();
    expect(screen.queryByText('Chen Li')).not.toBeInTheDocument();
  });

  it('filters schedules with gaps', async () => {
    renderPage('/oncall?gaps=1', apiOf(ledger, treasury));
    expect(await screen.findByText('Treasury primary')).toBeInTheDocument();
    expect(screen.queryByText('Ledger primary')).not.toBeInTheDocument();
  });

  it('goes on by cursor', async () => {
    const api = apiOf(ledger);
    api.nextCursor = 'c2';
    renderPage('/oncall', api);
    await screen.findByText('Ledger primary');
    await userEvent.click(screen.getByRole('button', { name: /Next/ }));
    await waitFor(() =>
      expect(currentAddress()).toBe('/oncall?cursor=c2&from=50'),
    );
  });

  it('says what to do when there is no schedule yet', async () => {
    renderPage('/oncall', apiOf());
    expect(await screen.findByText('No schedule yet.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create schedule' }),
    ).toHaveAttribute('href', '/oncall/schedules/new');
  });

  it('says what leaves nothing, and drops it', async () => {
    renderPage('/oncall?q=zebra', apiOf(ledger));
    expect(
      await screen.findByText('Nothing that you can see matches “zebra”.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the search' }),
    );
    expect(await screen.findByText('Ledger primary')).toBeInTheDocument();
  });

  it('tells the absence of gaps as good news', async () => {
    renderPage('/oncall?gaps=1', apiOf(ledger));
    expect(
      await screen.findByText('No schedule has a gap in the next 365 days.'),
    ).toBeInTheDocument();
  });

  it.each([
    [503, 'ServiceUnavailableError', /On-call did not load/],
    [403, 'NotAllowedError', /You cannot see the schedules/],
    [404, 'NotFoundError', /The on-call backend is not installed/],
  ])('says what a %s means', async (status, name, text) => {
    const api = apiOf();
    api.error = failing(name, status);
    renderPage('/oncall', api);
    await waitFor(() => expect(document.body).toHaveTextContent(text), {
      timeout: 10_000,
    });
  });

  it('is a list on a phone', async () => {
    beNarrow();
    renderPage('/oncall', apiOf(ledger, treasury));
    expect(await screen.findByText('Treasury primary')).toBeInTheDocument();
    expect(screen.queryByRole('row')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Call Dana Roth/ }),
    ).toBeInTheDocument();
  });
});

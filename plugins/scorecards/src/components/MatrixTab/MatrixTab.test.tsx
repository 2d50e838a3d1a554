import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  bigOverview,
  FakeRollupsApi,
  matrixWith,
} from '../../__testUtils__/FakeRollupsApi';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import { catchFiles } from '../../__testUtils__/files';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import {
  FX_RATES,
  LEDGER,
  LEVEL2,
  READINESS,
  TREASURY,
} from '../../__testUtils__/sample';

const show = (
  change: Parameters<typeof matrixWith>[0] = {},
  path = '/scorecards/matrix',
) => {
  const api = new FakeRollupsApi();
  api.matrix = matrixWith(change);
  renderPage(path, api);
  return api;
};

const findGrid = () =>
  screen.findByRole('grid', {
    name: 'Production readiness: services and checks',
  });

const rowOf = (grid: HTMLElement, name: RegExp) =>
  within(grid).getByRole('rowheader', { name }).closest('tr')!;

const wordsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map(cell => cell.textContent);

const cellOf = (grid: HTMLElement, name: string) =>
  grid.querySelector<HTMLElement>(`[data-cell="${name}"]`)!;

const manyColumns = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    check: `${READINESS.id}/c${index}`,
    title: `Check ${index + 1}`,
    counts: { pass: 1 },
  }));

describe('the matrix', () => {
  afterEach(beWide);

  it('answers in a sentence, and tells frozen results apart', async () => {
    show();
    expect(
      await screen.findByText(
        'Production readiness: 31 of 412 results of 212 services fail.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^19 results are frozen as they were/),
    ).toBeInTheDocument();
  });

  it('has each state in words, also what was never judged', async () => {
    show();
    const grid = await findGrid();
    expect(wordsOf(rowOf(grid, /fx-rates/))).toEqual([
      'Passes',
      'Fails',
      'Cannot be judged',
    ]);
    expect(wordsOf(rowOf(grid, /ledger/))).toEqual([
      'Passes',
      'Facts too old, last known: passes',
      'Cannot be judged',
    ]);
    expect(wordsOf(rowOf(grid, /payout-batch/))).toEqual([
      'Passes with a warning',
      'Exempt',
      'Does not apply',
    ]);
    expect(rowOf(grid, /fx-rates/)).toHaveTextContent(/Silver, 2 of 4treasury/);
  });

  it('says above each check how many fail, and below the sums of all services', async () => {
    show();
    const grid = await findGrid();
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(head => head.textContent),
    ).toEqual([
      'Service',
      'Owner is confirmed none fails',
      'On-call level 2 is set 31 of 200 fail',
      'Main is green asked of none',
    ]);
    expect(
      within(grid).getByRole('link', { name: 'On-call level 2 is set' }),
    ).toHaveAttribute('href', `/scorecards/checks/${LEVEL2}`);
    expect(rowOf(grid, /^All 212 services$/)).toHaveTextContent(
      '31 fail · 19 with facts too old · 362 pass · 12 exempt',
    );
  });

  it('is one tab stop, walked by keys; Enter says why and gives the focus back', async () => {
    show();
    const grid = await findGrid();
    const stops = () => grid.querySelectorAll('[tabindex="0"]');
    expect([...stops()]).toEqual([cellOf(grid, '1 1')]);
    cellOf(grid, '1 1').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(cellOf(grid, '2 2')).toHaveFocus();
    expect([...stops()]).toEqual([cellOf(grid, '2 2')]);
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(pageAddress()).toBe(`/scorecards/matrix?open=${LEVEL2}@${LEDGER}`);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(cellOf(grid, '2 2')).toHaveFocus());
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    expect(cellOf(grid, '0 0')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(pageAddress()).toBe(`/scorecards/checks/${LEVEL2}`);
  });

  it('opens the service of the row by o', async () => {
    show();
    const grid = await findGrid();
    cellOf(grid, '1 3').focus();
    await userEvent.keyboard('o');
    expect(pageAddress()).toBe('/catalog/default/component/fx-rates');
  });

  it('opens why by a press on a cell', async () => {
    show();
    const grid = await findGrid();
    await userEvent.click(cellOf(grid, '1 2'));
    expect(pageAddress()).toBe(`/scorecards/matrix?open=${LEVEL2}@${FX_RATES}`);
  });

  it('asks for what the address says, a page at a time', async () => {
    const api = show(
      { pageInfo: { nextCursor: 'next' } },
      `/scorecards/matrix?category=operation&team=${TREASURY}&q=fx&sort=name`,
    );
    await findGrid();
    expect(api.asked).toContainEqual([
      'getMatrix',
      {
        scorecard: READINESS.id,
        category: 'operation',
        team: TREASURY,
        q: 'fx',
        sort: 'name',
        limit: 50,
      },
    ]);
    expect(screen.getByText('Services 1 to 3 of 212')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Next services' }),
    );
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'getMatrix',
        expect.objectContaining({ cursor: 'next' }),
      ]),
    );
    expect(pageAddress()).toMatch(/cursor=next&from=50$/);
  });

  it('shows many checks in parts', async () => {
    const columns = manyColumns(45);
    const rows = matrixWith().rows.map(row => ({
      ...row,
      verdicts: columns.map((_, index) => (index === 20 ? 2 : 0)),
    }));
    show({ columns, rows });
    const grid = await findGrid();
    expect(within(grid).getAllByRole('columnheader')).toHaveLength(21);
    expect(screen.getByText('Checks 1 to 20 of 45')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next checks' }));
    expect(await screen.findByText('Checks 21 to 40 of 45')).toBeVisible();
    expect(pageAddress()).toBe('/scorecards/matrix?checks=20');
    expect(wordsOf(rowOf(grid, /fx-rates/)).slice(0, 2)).toEqual([
      'Fails',
      'Passes',
    ]);
    expect(cellOf(grid, '1 1')).toHaveAttribute('aria-colindex', '22');
  });

  it('is narrowed to a category', async () => {
    const api = show();
    await findGrid();
    await userEvent.click(
      screen.getByRole('button', { name: /Category of checks/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Operation (2)' }),
    );
    expect(pageAddress()).toBe('/scorecards/matrix?category=operation');
    await waitFor(() =>
      expect(api.asked.at(-1)).toEqual([
        'getMatrix',
        expect.objectContaining({ category: 'operation' }),
      ]),
    );
  });

  it('has all of its services written as CSV by the backend', async () => {
    const files = catchFiles();
    const api = show({}, '/scorecards/matrix?q=fx');
    await findGrid();
    const button = screen.getByRole('button', { name: 'Download CSV' });
    await userEvent.click(button);
    await waitFor(() =>
      expect(files.names).toEqual([
        'Production readiness, services and checks.csv',
      ]),
    );
    files.end();
    expect(api.exported).toEqual([
      { scorecard: READINESS.id, q: 'fx', sort: 'worst' },
    ]);
    api.failure = refusal(503, 'The engine is still starting.');
    await userEvent.click(button);
    expect(
      await screen.findByText(
        'Not downloaded: The engine is still starting. Try again.',
      ),
    ).toBeInTheDocument();
  });

  it('tells no service that fits from no service at all', async () => {
    show({ rows: [], totalItems: 0 }, '/scorecards/matrix?q=nope');
    expect(await screen.findByText('No service fits')).toBeInTheDocument();
    const clear = screen.getAllByRole('button', { name: 'Clear all' });
    await userEvent.click(clear[clear.length - 1]);
    expect(
      await screen.findByText('No service is in Production readiness'),
    ).toBeInTheDocument();
    expect(pageAddress()).toBe('/scorecards/matrix');
  });

  it('is the services of one check on a phone, the one that most fail first', async () => {
    beNarrow();
    const api = show();
    expect(
      await screen.findByText('3 of 6 services do not pass, in 2 teams.'),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'Who does not pass' });
    expect(list).toHaveTextContent(/treasury.*fx-rates.*payments.*ledger/);
    expect(screen.queryByRole('grid')).toBeNull();
    expect(api.asked).toContainEqual(['getCheck', LEVEL2]);
    await userEvent.click(
      within(list).getByRole('button', { name: /^ledger: why/ }),
    );
    expect(pageAddress()).toBe(`/scorecards/matrix?open=${LEVEL2}@${LEDGER}`);
  });

  it('says that it begins with a scorecard', async () => {
    const api = new FakeRollupsApi();
    api.overview = bigOverview({ scorecards: [], teams: [] });
    renderPage('/scorecards/matrix', api);
    expect(
      await screen.findByText('No scorecard is in force yet'),
    ).toBeInTheDocument();
  });

  it('says that the reader may not see it', async () => {
    const api = new FakeRollupsApi();
    api.failure = refusal(403);
    renderPage('/scorecards/matrix', api);
    expect(
      await screen.findByText(/^You cannot see this scorecard/),
    ).toBeInTheDocument();
  });
});

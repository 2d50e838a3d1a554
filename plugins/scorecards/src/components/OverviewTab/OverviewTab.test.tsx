import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  bigOverview,
  FakeRollupsApi,
  rowOf,
} from '../../__testUtils__/FakeRollupsApi';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import { catchFiles } from '../../__testUtils__/files';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import { daysAgo, PAYMENTS, TREASURY } from '../../__testUtils__/sample';

const show = (
  change: Parameters<typeof bigOverview>[0] = {},
  path = '/scorecards',
) => {
  const api = new FakeRollupsApi();
  api.overview = bigOverview(change);
  renderPage(path, api);
  return api;
};

const rowNamed = async (name: RegExp) =>
  within(
    (await screen.findByRole('rowheader', { name })).closest<HTMLElement>(
      '[role=row]',
    )!,
  );

describe('the overview', () => {
  afterEach(beWide);

  it('answers for the teams of the reader first, with the way to their steps', async () => {
    show();
    expect(
      await screen.findByText(/^Your teams: 9 of 14 services are at their/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: '3 next steps, which lift 4 services.',
      }),
    ).toHaveAttribute('href', '/scorecards/steps');
  });

  it('answers with what is reached least to those in no team', async () => {
    show({
      own: { teams: [], services: 0, atTarget: 0, steps: 0, lifted: 0 },
    });
    expect(
      await screen.findByText(
        'Least reached is On-call health: 0 of 14 services are at Silver or better.',
      ),
    ).toBeInTheDocument();
  });

  it('says to those who see no service that they see none, and not that all is well', async () => {
    const own = { teams: [], services: 0, atTarget: 0, steps: 0, lifted: 0 };
    const unseen = { services: 0, atTarget: 0, levels: [0, 0, 0, 0, 0] };
    show({ own, teams: [], scorecards: [rowOf(unseen)] });
    expect(
      await screen.findByText('You see no service that a scorecard is about.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/judged today/)).toBeNull();
  });

  it('shows of each scorecard the share at target, its levels, and what the bar did', async () => {
    show();
    const row = await rowNamed(/Production readiness/);
    expect(row.getByText('61% (n 212)')).toBeInTheDocument();
    expect(row.getByText('target Silver')).toBeInTheDocument();
    const levels = row.getByRole('list', {
      name: 'Levels of Production readiness',
    });
    expect(
      within(levels)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['none 12', 'Bronze 70', 'Silver 98', 'Gold 30', 'Platinum 2']);
    expect(
      row.getByRole('button', { name: /^\+3 points, bar moved −6/ }),
    ).toBeInTheDocument();
    const few = await rowNamed(/On-call health/);
    // Too few for a percent.
    expect(few.getByText('0 of 14')).toBeInTheDocument();
    expect(few.getByRole('button', { name: /^no change/ })).toBeVisible();
  });

  it('has the days behind a line as a table, which the address names', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: /^\+3 points/ }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Production readiness: 58.6% to 61.3% at target in 30 days',
    });
    expect(dialog).toHaveTextContent(
      '+3 points in all: +9 because services changed, −6 because the bar moved. Highest 61.3%, lowest 58.6%.',
    );
    const rows = within(dialog).getAllByRole('row');
    expect(rows).toHaveLength(31);
    expect(rows[1]).toHaveTextContent(/61\.3%$/);
    expect(rows[30]).toHaveTextContent(/unknown$/);
    expect(pageAddress()).toBe('/scorecards?trend=production-readiness');
  });

  it('shows teams in the order of the backend, each figure with the way to its services', async () => {
    show();
    const row = await rowNamed(/treasury/);
    expect(
      row.getByRole('link', { name: /^31% \(n 26\): open treasury/ }),
    ).toHaveAttribute(
      'href',
      `/scorecards/matrix?scorecard=production-readiness&team=${encodeURIComponent(
        TREASURY,
      )}`,
    );
    expect(row.getByText('none of its services is in it')).toBeInTheDocument();
    expect(row.getByText(/^4 services lose a level on 1 Dec/)).toBeVisible();
    const heads = screen
      .getAllByRole('rowheader')
      .map(head => head.textContent);
    expect(heads.indexOf('treasury')).toBeLessThan(heads.indexOf('payments'));
  });

  it('shows the scorecards and teams that the address names', async () => {
    show({}, '/scorecards?columns=on-call-health&q=pay');
    const row = await rowNamed(/payments/);
    expect(row.getByText('0 of 14')).toBeInTheDocument();
    expect(screen.queryByRole('rowheader', { name: /treasury/ })).toBeNull();
    const heads = screen.getAllByRole('columnheader');
    expect(heads.slice(4).map(head => head.textContent)).toEqual([
      'Team',
      'On-call health',
    ]);
  });

  it('hands teams over as CSV, empty where a scorecard is not about them', async () => {
    const files = catchFiles();
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    files.end();
    expect((await files.lines()).slice(1)).toEqual([
      `${TREASURY},26,8,,,4,2026-12-01`,
      `${PAYMENTS},14,9,14,0,,`,
      '',
    ]);
  });

  it('says that results are frozen, the most of them first', async () => {
    const frozen = (title: string, checks: number) => ({
      provider: title,
      title,
      silentSince: daysAgo(0.251),
      checks,
    });
    show({ frozen: [frozen('Jira', 2), frozen('GitHub', 9)] });
    expect(
      await screen.findByText(
        /^GitHub has been silent for 6 h: results of 9 checks are frozen/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('1 more collector is silent.')).toBeVisible();
  });

  it('is a list on a phone', async () => {
    beNarrow();
    show();
    const [scorecards, teams] = await Promise.all(
      ['Scorecards', 'Teams'].map(name => screen.findByRole('list', { name })),
    );
    expect(scorecards).toHaveTextContent(/61% \(n 212\).*\+3 points/);
    expect(teams).toHaveTextContent(
      /treasury.*Production readiness31%.*none of its services is in it/,
    );
    expect(screen.queryByRole('columnheader')).toBeNull();
  });

  it('says of a scorecard that is new that it was not judged before', async () => {
    const days = Array.from({ length: 30 }, (_, day) => (day < 29 ? null : 40));
    show({
      scorecards: [
        rowOf({ trend: { days, points: 0, pointsOfRules: 0 } }),
        rowOf({ id: 'b', title: 'B', target: undefined, atTarget: undefined }),
      ],
    });
    expect(
      await screen.findByRole('button', { name: /^unknown: judged today/ }),
    ).toBeInTheDocument();
    const row = await rowNamed(/B/);
    // Without a target, those with any level count: 200 of 212.
    expect(row.getByText('94% (n 212)')).toBeInTheDocument();
    expect(row.getByText('no target, no trend')).toBeInTheDocument();
  });

  it('says how to begin where nothing is in force', async () => {
    show({ scorecards: [], teams: [] });
    expect(
      await screen.findByText('No scorecard is in force yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy scorecard' }),
    ).toBeInTheDocument();
  });

  it.each([
    [403, /You cannot see scorecards\. Whoever runs this portal decides/],
    [404, /The scorecards backend does not answer/],
    [400, /The overview did not load/],
  ])('answers %s of the backend in words', async (status, words) => {
    const api = new FakeRollupsApi();
    api.failure = refusal(status);
    renderPage('/scorecards', api);
    await waitFor(() => expect(document.body).toHaveTextContent(words));
  });
});

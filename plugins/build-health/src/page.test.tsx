import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { minutesAgo } from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import {
  organisationOf,
  PAYMENTS,
  redOf,
  sourceOf,
  teamOf,
  TREASURY,
} from './__testUtils__/organisation';
import { pageAddress, renderPage } from './__testUtils__/renderPage';

const cardVault = redOf({
  entityRef: 'component:default/card-vault',
  title: 'card-vault',
  ownerRef: PAYMENTS,
  pipelineId: '2',
  since: minutesAgo(45.5),
  failedJobs: ['build', 'unit'],
  brokenTests: 2,
  flakyTests: 1,
});

const apiOf = (change: Parameters<typeof organisationOf>[0] = {}) => {
  const api = new FakeBuildHealthApi();
  api.organisation = organisationOf({ red: [redOf(), cardVault], ...change });
  return api;
};

const rowOf = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest<HTMLElement>(
    '[role=row]',
  )!;

describe('what is red now', () => {
  afterEach(beWide);

  it('answers in a sentence, and says of each what to do', async () => {
    renderPage('/build-health', apiOf());
    expect(
      await screen.findByText(
        'The main branch is red on 2 of 212 services now; the longest for 2 h 10 min (fx-rates).',
      ),
    ).toBeInTheDocument();
    for (const name of ['Red now (2)', 'Flaky tests (0)', 'Quarantine (0)']) {
      expect(screen.getByRole('link', { name })).toBeInTheDocument();
    }
    const row = within(await rowOf(/card-vault/));
    expect(
      row.getByRole('link', { name: 'build, unit: 2 tests broken, 1 flaky' }),
    ).toHaveAttribute(
      'href',
      '/build-health/tests?of=component%3Adefault%2Fcard-vault',
    );
    expect(row.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
    expect(
      row.getByRole('link', { name: /^Open build #17 of card-vault/ }),
    ).toHaveAttribute('href', 'https://ci.example/17');
  });

  it('is narrowed by team and words of the address, and widened again', async () => {
    renderPage(`/build-health?team=${PAYMENTS}&q=unit`, apiOf());
    await rowOf(/card-vault/);
    expect(screen.getAllByRole('rowheader')).toHaveLength(1);
    await userEvent.type(screen.getByRole('searchbox'), ' nightly');
    expect(await screen.findByText('No red service fits')).toBeInTheDocument();
    expect(screen.getByText('2 are red without these filters.')).toBeVisible();
    const [clear] = screen.getAllByRole('button', { name: 'Clear all' });
    await userEvent.click(clear);
    await rowOf(/fx-rates/);
    expect(pageAddress()).toBe('/build-health');
  });

  it('is calm where nothing is red', async () => {
    renderPage('/build-health', apiOf({ red: [] }));
    expect(
      await screen.findByText('No main branch of 212 services is red.'),
    ).toBeInTheDocument();
  });

  it('says how to begin where nothing is known', async () => {
    renderPage('/build-health', new FakeBuildHealthApi());
    expect(
      await screen.findByText('No service has builds yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy configuration' }),
    ).toBeInTheDocument();
  });

  it('is a list on a phone', async () => {
    beNarrow();
    renderPage('/build-health', apiOf());
    const list = await screen.findByRole('list', { name: 'Red now' });
    const [first] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent(/fx-rates.*2 h 10 min.*treasury.*unit/);
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('shows a long list page by page', async () => {
    const red = Array.from({ length: 51 }, (_, i) =>
      redOf({ entityRef: `component:default/s${i}`, title: `s${i}` }),
    );
    renderPage('/build-health', apiOf({ red, redCount: 600 }));
    await rowOf(/^s0/);
    expect(screen.getAllByRole('rowheader')).toHaveLength(50);
    expect(
      screen.getByText('The 51 that are red the longest are listed.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await rowOf(/^s50/);
    expect(pageAddress()).toBe('/build-health?from=50');
  });

  it('says that the reader may not see it', async () => {
    const api = apiOf();
    api.failure = Object.assign(new Error('no'), { statusCode: 403 });
    renderPage('/build-health', api);
    expect(
      await screen.findByText(/^You cannot see build health/),
    ).toBeInTheDocument();
  });
});

describe('teams', () => {
  afterEach(beWide);

  const few = teamOf({
    ownerRef: undefined,
    services: 2,
    red: 0,
    redMs: 0,
    duration: undefined,
    successRate: { n: 7, successes: 5, rate: 5 / 7, hasVerdict: false },
  });

  it('shows pooled figures with what they rest on', async () => {
    renderPage('/build-health/teams', apiOf({ teams: [teamOf(), few] }));
    expect(
      await screen.findByText('A main branch is red now in 1 of 2 teams.'),
    ).toBeInTheDocument();
    const row = within(await rowOf(/treasury/));
    expect(row.getByText('81% (n 412, 77 to 85%)')).toBeInTheDocument();
    expect(row.getByText('9 h 20 min')).toBeInTheDocument();
    expect(row.getByRole('link', { name: '1 red' })).toHaveAttribute(
      'href',
      `/build-health?team=${encodeURIComponent(TREASURY)}`,
    );
    const nobody = within(await rowOf(/no owner/));
    expect(
      nobody.getByText('5 of 7 passed, too few for a rate'),
    ).toBeInTheDocument();
    const heads = screen.getAllByRole('columnheader');
    expect(heads.map(head => head.textContent)).toEqual([
      'Team',
      'Red now',
      'Main passes',
      'Red time',
      'Build',
      'Services',
    ]);
  });

  it('hands its figures over as CSV, unknown ones empty', async () => {
    const files: Blob[] = [];
    URL.createObjectURL = file => `blob:${files.push(file as Blob)}`;
    URL.revokeObjectURL = () => {};
    const clicked = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    renderPage('/build-health/teams', apiOf({ teams: [teamOf(), few] }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    expect(clicked).toHaveBeenCalledTimes(1);
    clicked.mockRestore();
    expect((await files[0].text()).split('\r\n').slice(1)).toEqual([
      `${TREASURY},14,1,412,334,0.8107,0.77,0.846,33600,490,840,900,0`,
      ',2,0,7,5,,,,0,,,,0',
      '',
    ]);
  });

  it('takes its days from the address', async () => {
    const api = apiOf();
    renderPage('/build-health/teams?range=30', api);
    await rowOf(/treasury/);
    expect(new Set(api.ranges)).toEqual(new Set([30]));
    expect(
      screen.getByRole('button', { name: /last 30 days/ }),
    ).toBeInTheDocument();
  });

  it('is a list on a phone', async () => {
    beNarrow();
    renderPage('/build-health/teams', apiOf());
    const list = await screen.findByRole('list', { name: 'Teams' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      /treasury.*1 red.*81% .*p50.*14 services · 9 h 20 min red/,
    );
  });
});

describe('sources', () => {
  const dead = [
    {
      id: '9',
      sourceId: 'any-ci',
      kind: 'push',
      receivedAt: minutesAgo(60),
      problem: 'builds[0].outcome is missing',
    },
  ];

  it('says how each fares, the worst of it first', async () => {
    const api = new FakeBuildHealthApi();
    api.sources = [
      sourceOf({ repeats: 3 }),
      sourceOf({ id: 'gh', title: 'GitHub', problem: 'The token has ended' }),
      sourceOf({ id: 'jk', title: 'Jenkins', dead: 2, waiting: 5 }),
      sourceOf({ id: 'bk', title: 'Buildkite', lastReceivedAt: undefined }),
      sourceOf({ id: 'old', title: 'Old', lastReceivedAt: minutesAgo(3000) }),
      sourceOf({
        id: 'past',
        title: 'Past',
        backfill: { done: 40, total: 90, unit: 'days' },
      }),
    ];
    renderPage('/build-health/sources', api);
    expect(
      await screen.findByText('Something is wrong with 2 of 6 sources.'),
    ).toBeInTheDocument();
    const cards = screen
      .getByRole('list', { name: 'Sources' })
      .querySelectorAll(':scope > li');
    expect([...cards].map(card => card.textContent)).toEqual([
      expect.stringMatching(/^Any CIin order.*push.*12.*3, kept once/),
      expect.stringMatching(/^GitHubThe token has ended/),
      expect.stringMatching(/^Jenkins2 deliveries could not be read/),
      expect.stringMatching(/^Buildkiteunknown: nothing has arrived yet/),
      expect.stringMatching(/^Oldunknown: nothing has arrived for 2 d 2 h/),
      expect.stringMatching(/^Pastthe past is read44%, 40 of 90 days/),
    ]);
    expect(
      await screen.findAllByText(/\/api\/build-health\/webhooks\/any-ci$/),
    ).not.toHaveLength(0);
  });

  it('is tried out, and asked at once, which shows how far it is', async () => {
    const api = new FakeBuildHealthApi();
    api.sources = [
      sourceOf(),
      sourceOf({ id: 'gh', title: 'GitHub', canCheck: true, canPoll: true }),
    ];
    api.checked = {
      isOk: false,
      account: 'callboard-ci',
      reads: [
        { what: 'Actions of acme/a', isAllowed: true },
        { what: 'Actions of acme/b', isAllowed: false, fix: 'Let it in.' },
      ],
      at: minutesAgo(0),
    };
    renderPage('/build-health/sources', api);
    const check = await screen.findByRole('button', {
      name: 'Test connection of GitHub',
    });
    expect(screen.getAllByText('Test connection')).toHaveLength(1);
    await userEvent.click(check);
    expect(
      await screen.findByText('Actions of acme/b: may not be read. Let it in.'),
    ).toBeInTheDocument();
    expect(screen.getByText('As callboard-ci')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Fetch again from GitHub' }),
    );
    expect(
      await screen.findByRole('progressbar', { name: 'Progress of GitHub' }),
    ).toHaveAttribute('aria-valuetext', '25%, 1 of 4');
  });

  it('is connected in three steps, up to what arrives', async () => {
    const api = new FakeBuildHealthApi();
    // Another one has the usual id: what it gets is not what the new one gets.
    api.sources = [sourceOf({ id: 'github', title: 'GitHub' })];
    renderPage('/build-health/sources', api);
    const press = async (name: string) =>
      userEvent.click(await screen.findByRole('button', { name }));
    await press('Connect');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('radio', { name: /GitHub/ })).toBeChecked();
    await press('Next');
    expect(dialog.getByText(/GITHUB_WEBHOOK_SECRET\}\]/)).toHaveTextContent(
      /github: - id: github-2 webhookSecrets: \[\$\{GITHUB_WEBHOOK_SECRET\}\]/,
    );
    const id = dialog.getByRole('textbox', { name: 'Id of the source' });
    await userEvent.clear(id);
    await userEvent.type(id, 'github');
    expect(dialog.getByText(/^There is a source with this id/)).toBeVisible();
    await userEvent.clear(id);
    await userEvent.type(id, 'Our');
    expect(dialog.getByRole('button', { name: 'Next' })).toBeDisabled();
    await userEvent.clear(id);
    await userEvent.type(id, 'our');
    expect(
      await dialog.findByText(/\/build-health\/webhooks\/our$/),
    ).toBeInTheDocument();
    await press('Next');
    expect(
      await dialog.findByText('The backend knows no source our yet.'),
    ).toBeInTheDocument();
    // It was put in, and the backend started anew.
    api.sources = [sourceOf({ id: 'our', title: 'Ours' })];
    expect(
      await dialog.findByText(
        'The first delivery of Ours has arrived.',
        {},
        { timeout: 8_000 },
      ),
    ).toBeInTheDocument();
  });

  it('has what was given up tried again', async () => {
    const api = new FakeBuildHealthApi();
    api.sources = [sourceOf({ dead: 1 })];
    api.dead = dead;
    renderPage('/build-health/sources', api);
    const list = await screen.findByRole('list', {
      name: 'Deliveries that were given up',
    });
    expect(list).toHaveTextContent('builds[0].outcome is missing');
    await userEvent.click(
      within(list).getByRole('button', {
        name: 'Try again: push of Any CI',
      }),
    );
    expect(
      await screen.findByText('No delivery was given up.'),
    ).toBeInTheDocument();
    expect(api.retried).toEqual(['9']);
  });

  it('says how to add the first one', async () => {
    renderPage('/build-health/sources', new FakeBuildHealthApi());
    expect(
      await screen.findByText('No source of builds yet'),
    ).toBeInTheDocument();
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  TRUNK_SIGNAL_CHANNEL,
  type PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import { FakeSignals } from '@internal/frontend-kit/testing';
import {
  buildOf,
  buildsOf,
  pipelineOf,
  redPipelineOf,
} from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import { renderCard } from './__testUtils__/renderCard';
import { EntityBuildsCard } from './components/EntityBuildsCard';

const show = (pipelines: PipelineHealth[], hasAnnotation = true) => {
  const api = new FakeBuildHealthApi();
  const signals = new FakeSignals();
  api.entities = [buildsOf(pipelines, { hasAnnotation })];
  renderCard(<EntityBuildsCard />, api, { signals });
  return { api, signals };
};

describe('the card of a service', () => {
  it('says since when trunk is green, by the name of its branch', async () => {
    show([pipelineOf({ defaultBranch: 'master' })]);
    expect(
      await screen.findByText(/^Master is green since \w{3} \d+ \w{3}, .+\.$/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /first red/ })).toBeNull();
  });

  it('says how long trunk is red, which build began it, and leads there', async () => {
    const pipeline = redPipelineOf();
    show([pipeline]);
    expect(
      await screen.findByText(/^Main red for 2 h 10 min/),
    ).toHaveTextContent('Main red for 2 h 10 min, first red build 9f31c02');
    expect(
      screen.getByRole('link', { name: /the first red one/ }),
    ).toHaveAttribute('href', pipeline.trunk.firstRed?.url);
  });

  it('claims no more of since when than is known', async () => {
    const since = new Date(Date.now() - 26 * 3_600_000).toISOString();
    show([pipelineOf({ trunk: { state: 'green', since, isSinceEver: true } })]);
    expect(await screen.findByText(/ at least\.$/)).toBeInTheDocument();
  });

  it('gives rates with what they rest on, and what was left out', async () => {
    show([pipelineOf({ leftOut: { skipped: 2, cancelled: 41 } })]);
    expect(
      await screen.findByText(/^87% \(n 412, 83 to 90%\)/),
    ).toHaveTextContent('left out: 41 cancelled, 2 skipped');
    expect(
      screen.getByText('p50 8 min 10 s, p95 9 min 40 s (n 212)'),
    ).toBeInTheDocument();
  });

  it('gives no percent and no p95 where too little was counted', async () => {
    show([
      pipelineOf({
        successRate: {
          n: 7,
          successes: 5,
          rate: 5 / 7,
          interval: { low: 0.3, high: 0.9 },
          hasVerdict: false,
        },
        duration: { n: 5, p50: 490_000, max: 900_000 },
      }),
    ]);
    expect(
      await screen.findByText('5 of 7 passed, too few for a rate'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('p50 8 min 10 s, longest 15 min (n 5)'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/%/)).toBeNull();
  });

  it('puts the worst pipeline on top, and counts the others', async () => {
    show([
      redPipelineOf({ id: '1', name: 'Nightly' }),
      pipelineOf({ id: '2', name: 'Release', trunk: { state: 'unknown' } }),
      pipelineOf({ id: '3', name: 'CI' }),
      pipelineOf({ id: '4', name: 'Lint' }),
    ]);
    expect(await screen.findByText('Pipeline Nightly')).toBeInTheDocument();
    expect(screen.getByText('2 more pipelines green')).toBeInTheDocument();
    expect(
      screen.getByText('1 more pipeline without a build on trunk'),
    ).toBeInTheDocument();
  });

  it('lets a pipeline that says nothing hide none that does', async () => {
    show([
      pipelineOf({ id: '1', name: 'Release', trunk: { state: 'unknown' } }),
      pipelineOf({ id: '2', name: 'CI' }),
    ]);
    expect(await screen.findByText('Pipeline CI')).toBeInTheDocument();
    expect(screen.getByText(/^Main is green/)).toBeInTheDocument();
  });

  it('says what to do where no pipeline is named', async () => {
    show([], false);
    expect(
      await screen.findByText('ledger names no pipeline'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('github.com/project-slug: org/repository'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy annotation' }),
    ).toBeInTheDocument();
  });

  it('tells a named pipeline without builds from none', async () => {
    show([], true);
    expect(
      await screen.findByText('No build has arrived yet'),
    ).toBeInTheDocument();
  });

  it.each([
    [403, /^You cannot see these builds/],
    [404, 'The build-health backend does not answer'],
    [400, 'The builds did not load.'],
  ])('says what %i means', async (statusCode, text) => {
    const api = new FakeBuildHealthApi();
    api.failure = Object.assign(new Error('no'), { statusCode });
    renderCard(<EntityBuildsCard />, api);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says that it knows nothing of what the reader does not see', async () => {
    renderCard(<EntityBuildsCard />, new FakeBuildHealthApi());
    expect(
      await screen.findByText('Nothing is known of its builds'),
    ).toBeInTheDocument();
  });
});

describe('the strip of the last builds', () => {
  const builds = [
    buildOf({ number: 7, endedMinutesAgo: 300, author: 'Chen Li' }),
    buildOf({ number: 8, outcome: 'cancelled', durationMs: undefined }),
    buildOf({ number: 9, outcome: 'timed-out', attempt: 2, isEstimate: true }),
  ];

  it('is one tab stop, and arrows tell each build and lead to it', async () => {
    show([pipelineOf({ lastBuilds: builds })]);
    const strip = await screen.findByRole('listbox', {
      name: 'Last 3 builds on main, the oldest first',
    });
    const options = within(strip).getAllByRole('option');
    expect(options.map(one => one.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^Passed after 10 min, attempt 1, Chen Li, \w{3} /),
      expect.stringMatching(
        /^Cancelled, duration unknown, attempt 1, Ana Ruiz/,
      ),
      expect.stringMatching(/^Timed out after about 10 min, attempt 2, /),
    ]);
    const shapes = strip.querySelectorAll<HTMLElement>('[data-shape]');
    expect([...shapes].map(({ dataset }) => dataset.shape)).toEqual([
      'full',
      'hollow',
      'cap',
    ]);

    act(() => strip.focus());
    const chosen = () => within(strip).getByRole('option', { selected: true });
    expect(chosen()).toBe(options[2]);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(chosen()).toBe(options[0]);
    expect(strip).toHaveAttribute('aria-activedescendant', options[0].id);
    const link = screen.getByRole('link', { name: /^Build #7/ });
    expect(link).toHaveAttribute('href', builds[0].url);
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    await userEvent.keyboard('{End}');
    expect(chosen()).toBe(options[2]);

    const pressed = jest.fn((event: Event) => event.preventDefault());
    screen
      .getByRole('link', { name: /^Build #9/ })
      .addEventListener('click', pressed);
    await userEvent.keyboard('{Enter}');
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('links no address that a browser would run', async () => {
    const url = 'data:text/html,hello';
    show([pipelineOf({ lastBuilds: [buildOf({ number: 7, url })] })]);
    expect(await screen.findByText(/Build #7/)).toBeInTheDocument();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('a card that is looked at', () => {
  beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  it('turns red without reload, and says so once', async () => {
    const { api, signals } = show([pipelineOf()]);
    await screen.findByText(/^Main is green/);
    api.entities = [buildsOf([redPipelineOf()])];
    act(() => signals.send(TRUNK_SIGNAL_CHANNEL, { pipelineIds: ['1'] }));
    expect(await screen.findByText(/^Main red for/)).toBeInTheDocument();
    const spoken = document.querySelector(
      '#callboard-live-region [aria-live=polite]',
    );
    await waitFor(() =>
      expect(spoken).toHaveTextContent('CI: Main red for 2 h 10 min'),
    );
    const message = spoken?.firstChild;
    act(() => signals.send(TRUNK_SIGNAL_CHANNEL, { pipelineIds: ['1'] }));
    await act(() => new Promise(resolve => setTimeout(resolve, 50)));
    expect(spoken?.firstChild).toBe(message);
  });

  it('asks nothing when another pipeline is meant', async () => {
    const { api, signals } = show([pipelineOf()]);
    await screen.findByText(/^Main is green/);
    const asked = jest.spyOn(api, 'getBuildsOfEntities');
    act(() => signals.send(TRUNK_SIGNAL_CHANNEL, { pipelineIds: ['99'] }));
    await act(() => new Promise(resolve => setTimeout(resolve, 50)));
    expect(asked).not.toHaveBeenCalled();
  });
});

import { act, screen, within } from '@testing-library/react';
import { TESTS_SIGNAL_CHANNEL } from '@callboard/backstage-plugin-build-health-common';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide, FakeSignals } from '@internal/frontend-kit/testing';
import {
  buildsOf,
  LEDGER,
  minutesAgo,
  redPipelineOf,
} from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';
import { renderCard } from './__testUtils__/renderCard';
import { quarantineOf, testOf } from './__testUtils__/tests';
import { TREASURY } from './__testUtils__/organisation';
import { EntityBuildsCard } from './components/EntityBuildsCard';

const broken = testOf({
  id: '6',
  name: 'rounds',
  verdict: 'broken',
  brokenSince: minutesAgo(3_000),
});
const healthy = testOf({ id: '8', name: 'healed', verdict: 'healthy' });
const unknown = testOf({ id: '7', name: 'new', verdict: 'unknown', n: 7 });

const apiOf = (...tests: FakeBuildHealthApi['tests']) => {
  const api = new FakeBuildHealthApi();
  api.tests = tests;
  return api;
};

const rowOf = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest<HTMLElement>(
    '[role=row]',
  )!;

describe('tests that fail', () => {
  afterEach(beWide);

  it('are listed with their verdict and what it rests on', async () => {
    renderPage(
      '/build-health/tests',
      apiOf(broken, testOf(), unknown, healthy),
    );
    expect(
      await screen.findByText('1 broken, 1 flaky, 1 not known yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/healed/)).toBeNull();
    const flaky = within(await rowOf(/idempotent/));
    expect(
      flaky.getByText(
        'fails 6% of first attempts (11 of 183, 3% to 11%), passed on the same commit in 9 of 11',
      ),
    ).toBeInTheDocument();
    expect(
      flaky.getByRole('link', { name: 'RefundTest › idempotent' }),
    ).toHaveAttribute('href', '/build-health/tests/5');
    expect(
      within(await rowOf(/new/)).getByText('7 of 20 runs needed for a verdict'),
    ).toBeInTheDocument();
  });

  it('are narrowed to a verdict by the address', async () => {
    renderPage('/build-health/tests', apiOf(broken, testOf()));
    await rowOf(/idempotent/);
    await userEvent.click(screen.getByRole('radio', { name: 'Broken' }));
    expect(await screen.findByText('1 test: Broken.')).toBeInTheDocument();
    expect(pageAddress()).toBe('/build-health/tests?verdict=broken');
    expect(screen.getAllByRole('rowheader')).toHaveLength(1);
  });

  it('are those of a build by the address, healthy ones too, and all again by a button', async () => {
    const api = apiOf(broken, healthy);
    api.failedIn = { 9: ['8'] };
    const asked = jest.spyOn(api, 'listTests');
    renderPage(`/build-health/tests?of=${LEDGER}&failedIn=9`, api);
    await rowOf(/healed/);
    expect(screen.getByText('1 test failed in this build.')).toBeVisible();
    expect(asked.mock.calls.map(([request]) => request)).toContainEqual({
      entityRef: LEDGER,
      failedIn: '9',
      limit: 50,
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all tests' }),
    );
    await rowOf(/rounds/);
    expect(pageAddress()).toBe('/build-health/tests');
  });

  it('are a list on a phone', async () => {
    beNarrow();
    renderPage('/build-health/tests', apiOf(testOf()));
    const list = await screen.findByRole('list', { name: 'The tests' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      /RefundTest › idempotent.*Flaky.*fails 6%/,
    );
  });

  it('are none where all that failed are healthy', async () => {
    renderPage('/build-health/tests', apiOf(healthy));
    expect(
      await screen.findByText('1 test has failed lately, and is healthy.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Healthy' }));
    await rowOf(/healed/);
  });

  it('are read again when a signal tells of them, with the counts beside the names of tabs', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const api = apiOf(testOf());
    const signals = new FakeSignals();
    renderPage('/build-health/tests', api, { signals });
    await rowOf(/idempotent/);
    api.tests = [broken, testOf({ quarantine: quarantineOf() })];
    act(() => signals.send(TESTS_SIGNAL_CHANNEL, { pipelineIds: ['1'] }));
    await rowOf(/rounds/);
    expect(await screen.findByText('Quarantine (1)')).toBeInTheDocument();
    jest.restoreAllMocks();
  });

  it('are told apart from none', async () => {
    renderPage('/build-health/tests', apiOf());
    expect(
      await screen.findByText('No test has failed lately'),
    ).toBeInTheDocument();
  });
});

describe('the page of a test', () => {
  it('says what is held of it, shows its runs, and how it failed, as text', async () => {
    renderPage('/build-health/tests/5', apiOf(testOf()));
    expect(
      await screen.findByText(
        /^Flaky, not broken: fails 6% of first attempts .*9 of 11\.$/,
      ),
    ).toBeInTheDocument();
    const strip = screen.getByRole('listbox', { name: /^Last 2 runs/ });
    expect(
      within(strip)
        .getAllByRole('option')
        .map(one => one.getAttribute('aria-label')),
    ).toEqual([
      expect.stringMatching(
        /^Failed, then passed in the same run, on trunk, attempt 1, /,
      ),
      expect.stringMatching(/^Passed, on a branch, attempt 2, /),
    ]);
    act(() => strip.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(
      screen.getByRole('link', { name: /^Build of 77aa1e0/ }),
    ).toHaveAttribute('href', 'https://ci.example/1');
    expect(
      screen.getByText('unit › com.acme.RefundTest › idempotent'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /treasury/ })).toBeVisible();
    expect(screen.getByText('expected 1 to be 2')).toBeInTheDocument();
    expect(
      screen.getByText('at refund.test.ts:12 <b>bold</b>'),
    ).toBeInTheDocument();
  });

  it('says since when a broken one is broken, and why it cannot be quarantined', async () => {
    renderPage('/build-health/tests/6', apiOf(broken));
    expect(await screen.findByText(/^Broken since \w{3} /)).toBeInTheDocument();
    expect(
      await screen.findByText(/^A broken test cannot be quarantined/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Quarantine/ })).toBeNull();
  });

  it('does not tell one that is hidden from one that does not exist', async () => {
    renderPage('/build-health/tests/99', apiOf());
    expect(
      await screen.findByText(/^You cannot see this test/),
    ).toBeInTheDocument();
  });
});

describe('the quarantine', () => {
  const open = async () => {
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Quarantine… RefundTest › idempotent',
      }),
    );
    return within(await screen.findByRole('dialog'));
  };

  it('takes a test with who mends it, why and until when', async () => {
    const api = apiOf(testOf());
    renderPage('/build-health/tests/5', api);
    const dialog = await open();
    expect(
      dialog.getByText(/^Callboard stops counting its failures until \d+ /),
    ).toBeInTheDocument();
    expect(
      await dialog.findByRole('button', { name: 'Copy CI snippet' }),
    ).toBeInTheDocument();
    const confirm = dialog.getByRole('button', { name: 'Quarantine test' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      'the clock',
    );
    await userEvent.click(confirm);
    expect(
      await screen.findByRole('button', {
        name: 'Count it again RefundTest › idempotent',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    const [{ expiresAt, ...said }] = api.quarantined;
    expect(said).toEqual({
      testId: '5',
      ownerRef: TREASURY,
      reason: 'the clock',
    });
    const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(14);
  });

  it('says what is refused, and keeps what was written', async () => {
    renderPage('/build-health/tests/5', apiOf(testOf()));
    const dialog = await open();
    const owner = dialog.getByRole('textbox', { name: /^Who mends it/ });
    await userEvent.clear(owner);
    await userEvent.type(owner, 'nobody');
    const reason = dialog.getByRole('textbox', { name: /^Reason/ });
    await userEvent.type(reason, 'why');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Quarantine test' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Not done: ownerRef: the catalog has no nobody',
    );
    expect(reason).toHaveValue('why');
  });

  it('lists what is overdue, and counts a test again', async () => {
    renderPage(
      '/build-health/quarantine',
      apiOf(testOf({ quarantine: quarantineOf({ isOverdue: true }) })),
    );
    expect(
      await screen.findByText('1 test is in quarantine, 1 overdue.'),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'Quarantine' });
    expect(list).toHaveTextContent(
      /treasury.*overdue since .*the clock of the runner/,
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Count it again RefundTest › idempotent',
      }),
    );
    expect(
      await screen.findByText('No test is in quarantine.'),
    ).toBeInTheDocument();
  });
});

describe('the card of a red service', () => {
  it('leads to the first broken test', async () => {
    const api = apiOf(broken, testOf());
    api.entities = [buildsOf([redPipelineOf()])];
    renderCard(<EntityBuildsCard />, api);
    expect(await screen.findByText('1 test broken')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open failing test' }),
    ).toHaveAttribute('href', '/build-health/tests/6');
  });

  it('names the tests that failed in its last red build, with what is held of them', async () => {
    const others = ['10', '11', '12'].map(id =>
      testOf({ id, name: `case ${id}`, verdict: 'unknown' }),
    );
    const api = apiOf(broken, ...others, testOf());
    const pipeline = redPipelineOf();
    api.entities = [buildsOf([pipeline])];
    const { id, number } = pipeline.lastBuilds.at(-1)!;
    api.failedIn[id] = ['6', '10', '11', '12'];
    renderCard(<EntityBuildsCard />, api);
    expect(
      await screen.findByText(`4 tests failed in build #${number}`),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'RefundTest › roundsBroken',
      'RefundTest › case 10',
      'RefundTest › case 11',
      'and 1 more',
    ]);
    expect(screen.getByRole('link', { name: 'and 1 more' })).toHaveAttribute(
      'href',
      `/build-health/tests?of=component%3Adefault%2Fledger&failedIn=${id}`,
    );
    expect(screen.getByRole('link', { name: /case 10/ })).toHaveAttribute(
      'href',
      '/build-health/tests/10',
    );
  });
});

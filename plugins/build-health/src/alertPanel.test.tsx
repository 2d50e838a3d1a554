import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { PanelAlert } from '@callboard/backstage-plugin-alerts-react';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildOf } from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import { buildHealthApiRef } from './api';
import { AlertBuildsPanel } from './components/AlertBuildsPanel';
import { BuildHealthProvider } from './components/BuildHealthProvider';

const STARTED = Date.now() - 6 * 60_000;
const before = (minutes: number) =>
  new Date(STARTED - minutes * 60_000).toISOString();

const alert: PanelAlert = {
  id: 'a1',
  title: 'PaymentErrorRate',
  summary: '',
  severity: 'critical',
  state: 'firing',
  labels: {},
  annotations: {},
  startedAt: new Date(STARTED).toISOString(),
  entityRef: 'component:default/payment-router',
};

const build = (id: string, minutes: number, change: Partial<BuildSummary>) =>
  buildOf({
    id,
    externalId: id,
    pipelineId: '1',
    attempt: 1,
    state: 'finished',
    outcome: 'success',
    branch: 'main',
    finishedAt: before(minutes),
    ...change,
  });

const knowing = (items: BuildSummary[], pipelines = ['CI']) => {
  const api = new FakeBuildHealthApi();
  api.history[''] = {
    items,
    pipelines: pipelines.map((name, at) => ({ id: `${at + 1}`, name })),
    pageInfo: {},
  };
  return api;
};

const twoBuilds = () =>
  knowing([
    build('c', 8, {
      sha: '77aa1e0c0ffee',
      url: 'https://ci.example/c',
      title: 'Retry refunds',
      author: 'Ana Ruiz',
    }),
    build('b', 50, { outcome: 'failure', sha: '9f31c02aaaaaa' }),
    build('a', 300, {}),
  ]);

const draw = (api: FakeBuildHealthApi, change: Partial<PanelAlert> = {}) =>
  renderInTestApp(
    <BuildHealthProvider>
      <AlertBuildsPanel alert={{ ...alert, ...change }} />
    </BuildHealthProvider>,
    {
      apis: [[buildHealthApiRef, api], mockApis.identity()],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );

const PANEL = { name: 'What changed' };
const panel = () => screen.findByRole('region', PANEL);

const refusal = (statusCode: number) =>
  Object.assign(new Error('refused'), { statusCode });

describe('what changed before an alert', () => {
  afterEach(beWide);

  it('tells the builds of trunk of the two hours before, the newest first', async () => {
    const api = twoBuilds();
    draw(api);
    const lines = within(await panel());
    const [newest, older, ...others] = await lines.findAllByRole('listitem');
    expect(newest).toHaveTextContent(
      /^\d\d:\d\d \S+main built 77aa1e0.*first greenRetry refunds, Ana Ruiz$/,
    );
    expect(
      within(newest).getByRole('link', { name: /^77aa1e0/ }),
    ).toHaveAttribute('href', 'https://ci.example/c');
    expect(older).toHaveTextContent(/main failed 9f31c02.*first red/);
    expect(others).toEqual([]);
    expect(
      lines.getByRole('link', { name: 'All builds of payment-router' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payment-router/builds',
    );
    expect(api.listed).toEqual([
      {
        entityRef: alert.entityRef,
        trunk: true,
        before: alert.startedAt,
        limit: 50,
      },
    ]);
  });

  it('tells the newest alone on a phone, and of which pipeline it is', async () => {
    beNarrow();
    const api = twoBuilds();
    api.history[''].pipelines.push({ id: '2', name: 'Nightly' });
    draw(api);
    const lines = within(await panel());
    const more = await lines.findByRole('button', { name: '1 more' });
    expect(await panel()).toHaveTextContent(/main built 77aa1e0.* of CI/);
    expect(await panel()).not.toHaveTextContent('Retry refunds');
    await userEvent.click(more);
    const older = lines.getAllByRole('listitem');
    expect(older).toHaveLength(1);
    expect(older[0]).toHaveTextContent(/main failed 9f31c02/);
  });

  it.each([
    ['no build is', ['CI'], 'No build of trunk is known from before it.'],
    ['no pipeline is', [], 'No pipeline of payment-router is known.'],
  ])('says where %s known', async (_, pipelines, text) => {
    draw(knowing([], pipelines));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says so to who may not, and tries again after a failure', async () => {
    const api = twoBuilds();
    api.failure = refusal(403);
    const { unmount } = draw(api);
    expect(await screen.findByText('You cannot see builds.')).toBeVisible();
    unmount();
    const failing = twoBuilds();
    failing.failure = refusal(400);
    draw(failing);
    const again = await screen.findByRole('button', { name: 'Try again' });
    failing.failure = undefined;
    await userEvent.click(again);
    expect(await screen.findByText('first green')).toBeInTheDocument();
  });

  it('is not there without a service, or where builds are not installed', async () => {
    const api = twoBuilds();
    const { unmount } = draw(api, { entityRef: undefined });
    expect(screen.queryByRole('region', PANEL)).toBeNull();
    expect(api.listed).toEqual([]);
    unmount();
    const absent = twoBuilds();
    absent.failure = refusal(404);
    draw(absent);
    await panel();
    await waitFor(() => expect(screen.queryByRole('region', PANEL)).toBeNull());
  });
});

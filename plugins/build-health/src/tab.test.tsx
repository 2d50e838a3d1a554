import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BuildPage } from '@callboard/backstage-plugin-build-health-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  buildOf,
  buildsOf,
  LEDGER,
  pipelineOf,
  redPipelineOf,
} from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import { currentAddress, renderCard } from './__testUtils__/renderCard';
import { EntityBuildsTab } from './components/EntityBuildsTab';

const PIPELINES = [
  { id: '1', name: 'CI' },
  { id: '2', name: 'Nightly' },
];

const pageOf = (
  items: BuildPage['items'],
  change: Partial<BuildPage> = {},
): BuildPage => ({ items, pipelines: PIPELINES, pageInfo: {}, ...change });

function show(history: Record<string, BuildPage>, path?: string) {
  const api = new FakeBuildHealthApi();
  api.entities = [
    buildsOf([redPipelineOf(), pipelineOf({ id: '2', name: 'Nightly' })]),
  ];
  api.history = history;
  renderCard(<EntityBuildsTab />, api, { path });
  return api;
}

const repeated = [
  buildOf({ id: '902', externalId: 'r', number: 77, attempt: 2 }),
  buildOf({
    id: '901',
    externalId: 'r',
    number: 77,
    attempt: 1,
    outcome: 'failure',
  }),
];

const unknown = buildOf({
  number: 78,
  pipelineId: '2',
  queueMs: undefined,
  isEstimate: true,
  branch: 'feature/refunds',
  pullRequest: 12,
  isFork: true,
  trigger: 'schedule',
});

const rowOf = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest<HTMLElement>(
    '[role=row]',
  )!;

describe('the tab of a service', () => {
  afterEach(beWide);

  it('tells of each pipeline, also how long builds wait and trunk was red', async () => {
    const api = new FakeBuildHealthApi();
    api.entities = [
      buildsOf([
        redPipelineOf({
          queue: { n: 30, p50: 20_000, p95: 65_000, max: 90_000 },
          redMs: 9 * 3_600_000,
          way: 'repository',
        }),
      ]),
    ];
    renderCard(<EntityBuildsTab />, api);
    expect(await screen.findByText(/^Main red for/)).toBeInTheDocument();
    expect(
      screen.getByText('p50 20 s, p95 1 min 5 s (n 30)'),
    ).toBeInTheDocument();
    expect(screen.getByText('9 h in 90 days')).toBeInTheDocument();
    expect(screen.queryByText('Of its repository')).toBeNull();
  });

  it('tells by which way each of several pipelines belongs to it', async () => {
    const api = new FakeBuildHealthApi();
    const named = pipelineOf({
      id: '2',
      way: 'resource',
      resourceRef: 'resource:default/nightly',
    });
    api.entities = [buildsOf([pipelineOf({ way: 'repository' }), named])];
    renderCard(<EntityBuildsTab />, api);
    const way = await screen.findByText(/^Named by a resource/);
    expect(within(way).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/resource/nightly',
    );
    expect(screen.getByText('Of its repository')).toBeInTheDocument();
  });

  it('lists builds with their attempts, and says what is unknown or estimated', async () => {
    show({ '': pageOf([unknown, ...repeated]) });
    const row = within(await rowOf(/^#77/));
    expect(row.getByText('Passed')).toBeInTheDocument();
    expect(row.getByText('Attempts: 1 failed, 2 passed')).toBeInTheDocument();
    expect(row.getByText('1✗')).toBeInTheDocument();
    expect(row.getByText('2✓')).toBeInTheDocument();
    expect(row.getByText('20 s')).toBeInTheDocument();
    expect(row.getByText('9f31c02')).toBeInTheDocument();
    expect(row.getByRole('link', { name: /^#77/ })).toHaveAttribute(
      'href',
      repeated[0].url,
    );

    const other = within(await rowOf(/^#78/));
    expect(other.getByText('unknown')).toBeInTheDocument();
    expect(other.getByText('about 10 min')).toBeInTheDocument();
    expect(other.getByText('feature/refunds')).toBeInTheDocument();
    expect(other.getByText(/pull request 12 · of a fork/)).toBeInTheDocument();
    expect(other.getByText('schedule')).toBeInTheDocument();
    expect(other.getByText('Nightly')).toBeInTheDocument();
    expect(screen.getAllByRole('rowheader')).toHaveLength(2);
  });

  it('reads its filters from the address', async () => {
    const api = show(
      { '': pageOf([unknown]) },
      '/?pipeline=2&branch=feature/refunds&outcome=failure&trunk=only',
    );
    await rowOf(/^#78/);
    expect(api.listed).toEqual([
      {
        entityRef: LEDGER,
        pipelineId: '2',
        branch: 'feature/refunds',
        outcome: 'failure',
        trunk: true,
        limit: 50,
      },
    ]);
    expect(screen.getByText('Outcome: Failed')).toBeInTheDocument();
  });

  it('asks for nothing that the address makes up', async () => {
    const api = show(
      { '': pageOf([unknown]) },
      "/?pipeline='--&outcome=great&trunk=yes",
    );
    await rowOf(/^#78/);
    expect(api.listed).toEqual([{ entityRef: LEDGER, limit: 50 }]);
  });

  it('writes its filters into the address, of each one value', async () => {
    const api = show({ '': pageOf([unknown]) }, '/?outcome=success&cursor=c2');
    api.history.c2 = api.history[''];
    await rowOf(/^#78/);
    await userEvent.click(screen.getByRole('button', { name: /Outcome$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Timed out' }),
    );
    await waitFor(() => expect(currentAddress()).toBe('/?outcome=timed-out'));
    await userEvent.keyboard('{Escape}');
    await userEvent.type(
      screen.getByRole('searchbox', { name: /^Branch/ }),
      'main',
    );
    await waitFor(() =>
      expect(currentAddress()).toBe('/?outcome=timed-out&branch=main'),
    );
    await waitFor(() =>
      expect(api.listed.at(-1)).toEqual({
        entityRef: LEDGER,
        outcome: 'timed-out',
        branch: 'main',
        limit: 50,
      }),
    );
  });

  it('goes from page to page and back', async () => {
    show({
      '': pageOf([unknown], { pageInfo: { nextCursor: 'c2' } }),
      c2: pageOf(repeated),
    });
    await rowOf(/^#78/);
    await userEvent.click(screen.getByRole('button', { name: 'Older builds' }));
    await rowOf(/^#77/);
    expect(currentAddress()).toContain('cursor=c2');
    expect(screen.getByRole('button', { name: 'Older builds' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Newer builds' }));
    await rowOf(/^#78/);
    expect(currentAddress()).not.toContain('cursor');
  });

  it('tells that filters leave nothing, and drops them', async () => {
    show({ '': pageOf([]) }, '/?branch=mian');
    expect(await screen.findByText('No build fits')).toBeInTheDocument();
    const [clear] = screen.getAllByRole('button', { name: 'Clear all' });
    await userEvent.click(clear);
    expect(await screen.findByText('No build yet')).toBeInTheDocument();
    expect(currentAddress()).toBe('/');
  });

  it('is a list on a phone, without a table', async () => {
    beNarrow();
    show({ '': pageOf([unknown, ...repeated]) });
    const list = await screen.findByRole('list', { name: 'History' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('queue unknown · run about 10 min');
    expect(second).toHaveTextContent('Attempts: 1 failed, 2 passed');
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

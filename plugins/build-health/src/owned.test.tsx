import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { buildOf, LEDGER } from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import { organisationOf, teamOf, TREASURY } from './__testUtils__/organisation';
import { pageAddress, renderPage } from './__testUtils__/renderPage';

const red = buildOf({ id: '71', number: 71, outcome: 'failure' });

function show(path: string) {
  const api = new FakeBuildHealthApi();
  api.organisation = organisationOf({ teams: [teamOf()], days: 30 });
  api.details = [{ build: red, pipelineName: 'CI', attempts: [red], jobs: [] }];
  api.owned = {
    items: [
      {
        build: red,
        entityRef: LEDGER,
        title: 'The ledger',
        pipelineName: 'CI',
      },
    ],
    totals: {
      counted: 412,
      failed: 78,
      timed: 300,
      untimed: 34,
      leftOut: { fork: 6, cancelled: 41 },
    },
    services: 14,
    days: 90,
    from: '2026-08-29T00:00:00.000Z',
    pageInfo: { nextCursor: 'c2' },
  };
  renderPage(path, api);
  return api;
}

describe('the builds behind a figure of a team', () => {
  afterEach(beWide);

  it('are as many as the figure says, with what it leaves out', async () => {
    const api = show('/build-health/teams?range=30');
    await userEvent.click(
      await screen.findByRole('link', {
        name: /^81% \(n 412.*open the builds/,
      }),
    );
    expect(
      await screen.findByText(
        '412 builds of the last 90 days count for the success rate of 14 services; 78 of them failed.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Left out: 41 cancelled, 6 from a fork.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Of builds before/)).not.toBeInTheDocument();
    expect(pageAddress()).toBe(
      `/build-health/builds?team=${TREASURY}&part=counted&range=30`,
    );
    expect(api.ownedAsked).toEqual([
      { ownerRef: TREASURY, days: 30, part: 'counted', limit: 50 },
    ]);
  });

  it('are fewer than the figure says where old ones were removed, and it says so', async () => {
    const api = show(`/build-health/builds?team=${TREASURY}`);
    api.owned.keptSince = '2026-09-15T00:00:00.000Z';
    expect(
      await screen.findByText(
        /^Of builds before 15 Sep( 2026)? only the latest of each pipeline are kept\. .* no list has them\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('are listed by what is asked for, page by page', async () => {
    const api = show(`/build-health/builds?team=${TREASURY}`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Older builds' }),
    );
    await waitFor(() => expect(api.ownedAsked).toHaveLength(2));
    expect(api.ownedAsked[1]).toMatchObject({ cursor: 'c2' });
    await userEvent.click(screen.getByRole('radio', { name: 'Left out 47' }));
    await waitFor(() =>
      expect(api.ownedAsked.at(-1)).toEqual({
        ownerRef: TREASURY,
        days: 90,
        part: 'left-out',
        limit: 50,
      }),
    );
  });

  it('open with their jobs, by a service that names their pipeline', async () => {
    show(`/build-health/builds?team=${TREASURY}&part=failed`);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show jobs of build #71 of The ledger',
      }),
    );
    const drawer = await screen.findByRole('dialog', { name: /71/ });
    expect(pageAddress()).toContain(`open=71&of=${LEDGER}`);
    expect(await within(drawer).findByText(/^Failed after/)).toBeVisible();
  });

  it('say why each is left out, also on a phone', async () => {
    beNarrow();
    const api = show('/build-health/builds?team=none&part=left-out');
    api.owned.items[0].leftOut = 'repeated';
    const list = await screen.findByRole('list', { name: 'Which builds' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      /Failed.*The ledger.*#71.*10 min · another attempt decides/,
    );
    expect(
      screen.getByRole('heading', {
        name: 'Builds of services without an owner',
      }),
    ).toBeInTheDocument();
  });
});

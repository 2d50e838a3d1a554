import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { renderPage } from './__testUtils__/renderPage';
import { daysAgo } from './__testUtils__/sample';
import { collectorOf, factOf } from './__testUtils__/sampleDocuments';

const show = (api: FakeScorecardsApi) =>
  renderPage('/scorecards/collectors', api);

const ci = collectorOf({
  provider: 'ci',
  title: 'CI',
  source: 'push',
  lastRun: undefined,
  everyMs: undefined,
  nextAt: undefined,
});

describe('collectors', () => {
  it('are told, the silent one first, with what that means', async () => {
    const api = new FakeScorecardsApi();
    api.collectors = [
      collectorOf(),
      collectorOf({
        provider: 'files',
        title: 'Repository files',
        silentSince: daysAgo(0.25),
        lastRun: {
          id: 'r2',
          startedAt: daysAgo(0.25),
          state: 'failed',
          entities: 0,
          changed: 0,
          failed: 0,
          error: 'GitHub answered 503.',
        },
      }),
    ];
    show(api);
    expect(
      await screen.findByText('1 of 2 sources of facts are silent.'),
    ).toBeInTheDocument();
    const [first, second] = within(
      screen.getByRole('list', { name: 'Collectors' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(/Repository files.*silent/);
    expect(first).toHaveTextContent(/None of them turned to fail/);
    expect(first).toHaveTextContent('GitHub answered 503.');
    expect(second).toHaveTextContent(
      /On-call.*in order.*6 facts.*6 entities read, 1 facts changed.*each 10 min/,
    );
  });

  it('tell nothing of how many where that is of more than one sees', async () => {
    const api = new FakeScorecardsApi();
    const { lastRun, ...collector } = collectorOf();
    const { entities: _, changed: __, failed: ___, ...run } = lastRun!;
    api.collectors = [{ ...collector, lastRun: run }];
    show(api);
    const list = await screen.findByRole('list', { name: 'Collectors' });
    const row = within(list).getByRole('listitem');
    expect(row).toHaveTextContent(/in order.*6 facts.*Last run/);
    expect(row).not.toHaveTextContent(/read|changed/);
  });

  it('are started by those who may, but for the catalog, which is followed', async () => {
    const api = new FakeScorecardsApi();
    api.collectors = [
      collectorOf(),
      collectorOf({
        provider: 'catalog',
        title: 'Catalog',
        everyMs: undefined,
      }),
    ];
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run now: On-call' }),
    );
    await waitFor(() =>
      expect(api.asked).toContainEqual(['startCollector', 'oncall']),
    );
    expect(
      screen.queryByRole('button', { name: 'Run now: Catalog' }),
    ).not.toBeInTheDocument();
  });

  it('say why they were not started', async () => {
    const api = new FakeScorecardsApi();
    api.startCollector = async () => {
      throw refusal(409, 'It runs already.');
    };
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run now: On-call' }),
    );
    expect(
      await screen.findByText('Not started. It runs already.'),
    ).toBeInTheDocument();
  });

  it('say where facts come from while there are none', async () => {
    const api = new FakeScorecardsApi();
    api.collectors = [];
    show(api);
    expect(
      await screen.findByText('No source of facts yet'),
    ).toBeInTheDocument();
  });
});

describe('tokens of the push API', () => {
  it('show their secret once, with a call', async () => {
    const api = new FakeScorecardsApi();
    api.collectors = [ci];
    api.facts = [
      factOf({
        provider: 'ci',
        name: 'scan-passed',
        fullName: 'ci/scan-passed',
        type: 'boolean',
      }),
    ];
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'New token' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^What it is for/ }),
      'CI of treasury',
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Only services/ }),
      'group:default/treasury',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Create token' }));
    const made = await screen.findByRole('dialog', {
      name: 'The token is made',
    });
    expect(made).toHaveTextContent('cbsc_secret');
    await waitFor(() =>
      expect(made).toHaveTextContent(/curl .*\/intake\/facts/),
    );
    expect(made).toHaveTextContent('"fact":"scan-passed","value":true');
    expect(
      api.asked.find(([name]) => name === 'createPushToken')?.[1],
    ).toMatchObject({
      provider: 'ci',
      title: 'CI of treasury',
      scope: { ownerRefs: ['group:default/treasury'] },
    });
    await userEvent.click(
      within(made).getByRole('button', { name: 'I have kept it' }),
    );
    expect(screen.queryByText('cbsc_secret')).toBeNull();
    expect(await screen.findByText('CI of treasury')).toBeInTheDocument();
  });

  it('are revoked after saying what that means', async () => {
    const api = new FakeScorecardsApi();
    api.collectors = [ci];
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke: CI of payments' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/^From now on what is pushed with it is refused/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('No token yet')).toBeInTheDocument();
    expect(api.asked).toContainEqual(['revokePushToken', 't1']);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';
import { dayAhead, daysAgo } from './__testUtils__/sample';
import { campaignOf, documentOf } from './__testUtils__/sampleDocuments';

const PAGE = '/scorecards/campaigns/leave-java-11';

const apiOf = (change: Parameters<typeof campaignOf>[0] = {}) => {
  const api = new FakeScorecardsApi();
  api.campaigns = [
    campaignOf({
      nextMilestone: { title: 'Half', on: dayAhead(20), share: 75 },
      ...change,
    }),
  ];
  return api;
};

describe('campaigns', () => {
  afterEach(beWide);

  it('are listed, those with work left past their end first', async () => {
    const api = apiOf();
    api.campaigns.push(
      campaignOf({
        id: 'tls',
        title: 'TLS 1.3',
        state: 'over',
        endsOn: dayAhead(-3),
      }),
    );
    renderPage('/scorecards/campaigns', api);
    expect(
      await screen.findByText(
        '1 campaign runs. 1 is past its last day, with work left.',
      ),
    ).toBeInTheDocument();
    const [first, second] = screen.getAllByRole('rowheader');
    expect(first).toHaveTextContent('TLS 1.3');
    expect(second.closest('[role=row]')).toHaveTextContent(
      /88 of 140 services done; 52 left in 11 teams\. About 61 d of work\. 2 are exempt\.Half until .*: 17 more services are due\./,
    );
  });

  it('say why their file in git is left out', async () => {
    renderPage(PAGE, apiOf({ problems: ['Line 3: title is missing.'] }));
    expect(
      await screen.findByText('Line 3: title is missing.'),
    ).toBeInTheDocument();
  });

  it('say what they are for where there are none', async () => {
    const api = apiOf();
    api.campaigns = [];
    renderPage('/scorecards/campaigns', api);
    expect(await screen.findByText('No campaign yet')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'New campaign' }),
    ).toBeInTheDocument();
  });

  it('are a list on a phone', async () => {
    beNarrow();
    renderPage('/scorecards/campaigns', apiOf());
    const list = await screen.findByRole('list', { name: 'Campaigns' });
    expect(within(list).getByRole('link')).toHaveAttribute('href', PAGE);
  });
});

describe('a campaign', () => {
  it('shows the work left, that of the own team open', async () => {
    renderPage(PAGE, apiOf());
    expect(
      await screen.findByText(/^88 of 140 services done; 52 left in 11 teams/),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'Work left' });
    const [own, other] = Array.from(list.querySelectorAll('details'));
    expect(own.open).toBe(true);
    expect(own).toHaveTextContent(
      /payments.*my team.*1 left.*about 1 d.*6 done/,
    );
    expect(own).toHaveTextContent('It is built with Java 11.');
    expect(
      await within(own).findByRole('link', {
        name: 'How to: On-call level 2 is set, ledger',
      }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/scorecards/explain?open='),
    );
    expect(other.open).toBe(false);
    expect(other).toHaveTextContent('0 done in 30 days');
  });

  it('shows its plan', async () => {
    renderPage(`${PAGE}?tab=plan`, apiOf());
    expect(
      await screen.findByText('Read the release notes.'),
    ).toBeInTheDocument();
  });

  it('draws how it went, with the same as a table', async () => {
    renderPage(`${PAGE}?tab=burnUp`, apiOf());
    const figure = within(
      await screen.findByRole('figure', {
        name: /^Done rose from 16 to 88 of 140 since /,
      }),
    );
    const slider = figure.getByRole('slider', { name: 'Burn-up' });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: 88 of 140 done$/),
    );
    slider.focus();
    await userEvent.keyboard(
      '{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}',
    );
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: 56 of 140 done; 12 services joined$/),
    );
    await userEvent.click(
      figure.getByRole('button', { name: 'Show as table' }),
    );
    expect(figure.getAllByRole('row')).toHaveLength(11);
    expect(figure.getByText('12 services joined')).toBeInTheDocument();
    expect(pageAddress()).toContain('table=burnUp');
  });

  it('is a table where few days are known', async () => {
    renderPage(
      `${PAGE}?tab=burnUp`,
      apiOf({ burnUp: [{ on: dayAhead(-1), done: 1, total: 2 }] }),
    );
    expect(await screen.findByRole('table')).toBeInTheDocument();
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('names services that left its scope', async () => {
    renderPage(`${PAGE}?tab=changes`, apiOf());
    const list = await screen.findByRole('list', {
      name: 'Services that left the scope',
    });
    expect(list).toHaveTextContent(
      /old-cron.*its entry in the catalog changed/,
    );
  });

  it('says whom a reminder reaches before it is sent', async () => {
    const api = apiOf();
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remind 2 teams…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('listitem')[0]).toHaveTextContent(
      'payments, 1 left',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Remind 2 teams' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.asked).toContainEqual(['remindTeams', 'leave-java-11']);
  });

  it('reminds nobody twice, and says who was', async () => {
    renderPage(
      PAGE,
      apiOf({
        remindedTeams: [{ team: 'group:default/treasury', at: daysAgo(2) }],
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Remind 1 team…' }),
    ).toBeInTheDocument();
    expect(screen.getByText('treasury').closest('summary')).toHaveTextContent(
      /reminded on/,
    );
    expect(
      screen.getByText('payments').closest('summary'),
    ).not.toHaveTextContent(/reminded on/);
  });

  it('promotes its checks into a draft of a scorecard', async () => {
    const api = apiOf({
      campaign: {
        ...campaignOf().campaign,
        target: { checks: ['java/left-11'] },
      },
    });
    api.documents = [
      documentOf(),
      documentOf({ id: 'of-git', title: 'Of git', origin: 'git' }),
    ];
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Promote 1 check…' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Promote 1 check' }),
    ).toHaveTextContent('It is put into a draft of a scorecard.');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      await dialog.findByRole('button', { name: /Scorecard$/ }),
    );
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['Production readiness']);
    await userEvent.click(
      screen.getByRole('option', { name: 'Production readiness' }),
    );
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Open the draft' }),
    );
    await waitFor(() =>
      expect(pageAddress()).toBe(
        '/scorecards/edit/Scorecard/production-readiness',
      ),
    );
    const [, request] = api.asked.find(([name]) => name === 'saveDraft')!;
    expect((request as { text: string }).text).toContain('- use: java/left-11');
  });

  it('is closed after saying what that leaves undone', async () => {
    const api = apiOf();
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Close…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/^52 services are left undone/),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Close campaign' }),
    );
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'retireDocument',
        { kind: 'Campaign', id: 'leave-java-11' },
      ]),
    );
  });

  it('has no acts for those who may not edit it', async () => {
    renderPage(PAGE, apiOf({ mayEdit: false, mayRemind: false }));
    await screen.findByText(/^88 of 140/);
    for (const name of [/Remind/, /Promote/, /Close/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('says when all is done', async () => {
    renderPage(PAGE, apiOf({ done: 140, teams: [] }));
    expect(await screen.findByText('Nothing is left')).toBeInTheDocument();
    expect(
      screen.getByText(/^All 140 services are done\./),
    ).toBeInTheDocument();
  });

  it('that one may not see says so', async () => {
    const api = apiOf();
    api.failure = refusal(404);
    renderPage(PAGE, api);
    expect(
      await screen.findByText(/^You cannot see this campaign/),
    ).toBeInTheDocument();
  });
});

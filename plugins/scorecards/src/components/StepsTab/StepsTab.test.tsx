import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TeamSteps } from '@callboard/backstage-plugin-scorecards-common';
import { FakeRollupsApi } from '../../__testUtils__/FakeRollupsApi';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import { catchFiles } from '../../__testUtils__/files';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import {
  FX_RATES,
  LEDGER,
  LEVEL2,
  PAYMENTS,
  READINESS,
  TREASURY,
} from '../../__testUtils__/sample';

const named = (name: string) => ({
  ref: `component:default/${name}`,
  title: name,
});

const steps: TeamSteps['steps'] = [
  {
    check: LEVEL2,
    title: 'On-call level 2 is set',
    effortMinutes: 120,
    services: ['a', 'b', 'c', 'd', 'e', 'fx-rates', 'ledger'].map(named),
    lifted: ['fx-rates', 'ledger'].map(name => ({
      ...named(name),
      scorecard: READINESS.id,
      level: 'gold',
    })),
  },
  {
    check: 'production-readiness/playbook',
    title: 'Has a playbook',
    services: [named('ledger')],
    lifted: [],
  },
];

const show = (change: Partial<TeamSteps> = {}, path = '/scorecards/steps') => {
  const api = new FakeRollupsApi();
  api.steps = {
    teams: [PAYMENTS],
    services: 14,
    atTarget: 9,
    steps,
    ...change,
  };
  renderPage(path, api);
  return api;
};

const items = async () => {
  const list = await screen.findByRole('list', { name: /^Next steps, most/ });
  return [...list.querySelectorAll<HTMLElement>(':scope > li')];
};

describe('next steps', () => {
  it('answers in a sentence', async () => {
    show();
    expect(
      await screen.findByText(
        'payments: 9 of 14 services are at their targets. 1 step would lift 2 services.',
      ),
    ).toBeInTheDocument();
  });

  it('says of each step its effort, what it lifts, and the services that it lifts first', async () => {
    show();
    const [first, second] = await items();
    expect(first).toHaveTextContent('about 2 h for all 7');
    expect(
      await within(first).findByText(
        'lifts 2 services to Gold in Production readiness · does not pass for 7 services',
      ),
    ).toBeInTheDocument();
    expect(
      within(within(first).getByRole('list'))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['fx-rates', 'ledger', 'a', 'b', 'c', '2 more']);
    expect(
      within(first).getByRole('link', { name: /^2 more: all that do not/ }),
    ).toHaveAttribute('href', `/scorecards/checks/${LEVEL2}`);
    expect(second).toHaveTextContent(
      'effort unknownlifts none alone · does not pass for 1 service',
    );
  });

  it('opens why a step does not pass, beside the list', async () => {
    show();
    const [first] = await items();
    await userEvent.click(
      within(first).getByRole('button', {
        name: 'Open: On-call level 2 is set for fx-rates',
      }),
    );
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(pageAddress()).toBe(`/scorecards/steps?open=${LEVEL2}@${FX_RATES}`);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      within((await items())[0]).getByRole('button', { name: /^ledger: why/ }),
    );
    expect(pageAddress()).toBe(`/scorecards/steps?open=${LEVEL2}@${LEDGER}`);
  });

  it('is of the team of the address, and of the one that is chosen', async () => {
    const api = show({}, `/scorecards/steps?team=${TREASURY}`);
    expect(await screen.findByText(/^treasury: 9 of 14/)).toBeInTheDocument();
    expect(api.asked).toContainEqual(['getTeamSteps', { team: TREASURY }]);
    await userEvent.click(screen.getByRole('button', { name: /Team/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'payments' }),
    );
    expect(pageAddress()).toBe(`/scorecards/steps?team=${PAYMENTS}`);
    expect(api.asked).toContainEqual(['getTeamSteps', { team: PAYMENTS }]);
  });

  it('are handed over as CSV, a line for each service', async () => {
    const files = catchFiles();
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    files.end();
    const lines = await files.lines();
    expect(lines).toHaveLength(10);
    expect(lines[1]).toBe(
      `1,${LEVEL2},On-call level 2 is set,120,${FX_RATES},gold,${READINESS.id}`,
    );
    expect(lines[8]).toBe(
      `2,production-readiness/playbook,Has a playbook,,${LEDGER},,`,
    );
  });

  it('says that nothing is left', async () => {
    show({ steps: [] });
    expect(
      await screen.findByText('All 14 services have nothing left to do.'),
    ).toBeInTheDocument();
  });

  it('says what to do for those in no team', async () => {
    show({ teams: [], services: 0, steps: [] });
    expect(
      await screen.findByText(/^Your teams own no service/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Team/ })).toBeInTheDocument();
  });

  it('says of a team that was chosen that it owns nothing', async () => {
    show(
      { teams: [], services: 0, steps: [] },
      `/scorecards/steps?team=${TREASURY}`,
    );
    expect(
      await screen.findByText(/^treasury owns no service/),
    ).toBeInTheDocument();
  });

  it('says that the reader may not see them', async () => {
    const api = new FakeRollupsApi();
    api.failure = refusal(403);
    renderPage('/scorecards/steps', api);
    expect(
      await screen.findByText(/^You cannot see the steps of this team/),
    ).toBeInTheDocument();
  });
});

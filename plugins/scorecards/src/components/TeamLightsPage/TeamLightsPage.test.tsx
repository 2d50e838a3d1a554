import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TeamLights } from '@callboard/backstage-plugin-scorecards-common';
import {
  bigOverview,
  FakeRollupsApi,
} from '../../__testUtils__/FakeRollupsApi';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import { renderCard } from '../../__testUtils__/renderCard';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import { FX_RATES, PAYMENTS, TREASURY } from '../../__testUtils__/sample';
import { TeamLightsCard } from '../TeamLightsCard';

const ANSWER = 'Out: Triage. Weak: Playbooks. Not known: Policies.';

/** Lights of a team that are all in one state. */
const allOf = (
  state: TeamLights['categories'][number]['state'],
): TeamLights => ({
  team: PAYMENTS,
  scorecard: 'lights',
  categories: ['Monitoring', 'Triage'].map(title => ({
    id: title,
    title,
    state,
    why: 'All that is asked passes.',
    checks: [],
  })),
});

describe('the lights of a team', () => {
  const showCard = (change: Partial<FakeRollupsApi> = {}) => {
    const api = Object.assign(new FakeRollupsApi(), change);
    renderCard(<TeamLightsCard />, api, { entityRef: PAYMENTS });
  };

  it('are a word each with a state and a sentence on its card, and what to do next', async () => {
    showCard();
    expect(await screen.findByText(ANSWER)).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'Lights of payments' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .slice(1, 5)
        .map(item => item.textContent),
    ).toEqual([
      'Triage outNobody is on call on Sat 28 Nov for 2 h.',
      'Playbooks weak5 of 6 services have a playbook.',
      'Policies not knownNobody has said that it was read.',
      'Testing not askedIt owns no service with tests.',
    ]);
    expect(
      screen.getByRole('link', {
        name: 'Open: No gap in 30 days for fx-rates',
      }),
    ).toHaveAttribute(
      'href',
      `/scorecards/explain?open=${encodeURIComponent(
        `lights-on/triage@${FX_RATES}`,
      )}`,
    );
    expect(
      screen.getByRole('link', { name: 'Open the lights' }),
    ).toHaveAttribute(
      'href',
      `/scorecards/lights?team=${encodeURIComponent(PAYMENTS)}`,
    );
  });

  it('are calm where all are on', async () => {
    showCard({ lights: allOf('pass') });
    expect(
      await screen.findByText('All 2 lights of payments are on.'),
    ).toBeInTheDocument();
  });

  it.each<[string, Partial<FakeRollupsApi>]>([
    ['nothing is asked of it', { lights: allOf('not-applicable') }],
    [
      'there is no scorecard for them',
      { getTeamLights: () => Promise.reject(refusal(404)) },
    ],
  ])('say what to do where %s', async (_, change) => {
    showCard(change);
    expect(
      await screen.findByText('No lights for payments'),
    ).toBeInTheDocument();
  });

  it('say that the reader may not see them', async () => {
    showCard({ getTeamLights: () => Promise.reject(refusal(403)) });
    expect(
      await screen.findByText(/^You cannot see the lights of this team/),
    ).toBeInTheDocument();
  });

  it('have a page with the checks behind each word', async () => {
    renderPage(`/scorecards/lights?team=${PAYMENTS}`, new FakeRollupsApi());
    expect(await screen.findByText(ANSWER)).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', {
        name: 'Keep the lights on: payments',
      }),
    ).toBeInTheDocument();
    const checks = screen.getByRole('list', { name: 'Checks of Triage' });
    expect(
      within(checks).getByRole('link', { name: 'Triage' }),
    ).toHaveAttribute('href', '/scorecards/checks/lights-on/triage');
    expect(checks).toHaveTextContent('6 fail');
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Open: No gap in 30 days for fx-rates',
      }),
    );
    expect(pageAddress()).toBe(
      `/scorecards/lights?team=${PAYMENTS}&open=lights-on/triage@${FX_RATES}`,
    );
  });

  it('are of a team of the reader until another is chosen', async () => {
    renderPage('/scorecards/lights', new FakeRollupsApi());
    expect(await screen.findByText(ANSWER)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Team/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'treasury' }),
    );
    expect(pageAddress()).toBe(`/scorecards/lights?team=${TREASURY}`);
  });

  it('ask for a team of those in none', async () => {
    const api = new FakeRollupsApi();
    const own = { teams: [], services: 0, atTarget: 0, steps: 0, lifted: 0 };
    api.overview = bigOverview({ own });
    renderPage('/scorecards/lights', api);
    expect(await screen.findByText('Choose a team')).toBeInTheDocument();
  });
});

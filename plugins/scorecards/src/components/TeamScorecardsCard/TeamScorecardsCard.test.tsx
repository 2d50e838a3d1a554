import { screen, within } from '@testing-library/react';
import { FakeScorecardsApi } from '../../__testUtils__/FakeScorecardsApi';
import { renderCard } from '../../__testUtils__/renderCard';
import { PAYMENTS, TREASURY } from '../../__testUtils__/sample';
import { TeamScorecardsCard } from './TeamScorecardsCard';

const show = (entityRef: string, states?: string) => {
  const api = new FakeScorecardsApi();
  if (states) api.services = api.services.map(one => ({ ...one, states }));
  renderCard(<TeamScorecardsCard />, api, { entityRef });
};

describe('the card of a team', () => {
  it('says how many are at their target, and which steps lift most', async () => {
    show(TREASURY);
    expect(
      await screen.findByText('1 of 3 services is at its targets'),
    ).toBeInTheDocument();
    const steps = screen.getByRole('list', { name: 'Next steps' });
    const [first, ...others] = within(steps).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'Owner is confirmed1 service, about 30 min; lifts 1 of them',
    );
    expect(others).toHaveLength(2);
    expect(
      within(first).getByRole('link', { name: 'Owner is confirmed' }),
    ).toHaveAttribute('href', '/scorecards/checks/production-readiness/owner');
    expect(screen.getByText(/^\d+ more steps\.$/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open next steps' }),
    ).toHaveAttribute(
      'href',
      `/scorecards/steps?team=${encodeURIComponent(TREASURY)}`,
    );
  });

  it('is calm where every check passes', async () => {
    show(PAYMENTS, 'pppppppppppp');
    expect(
      await screen.findByText('Every check of its 3 services passes'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Open next steps' })).toBeNull();
  });

  it('says what to do for a team without services', async () => {
    show('group:default/interns');
    expect(
      await screen.findByText('No service of interns is in a scorecard'),
    ).toBeInTheDocument();
  });
});

import { screen } from '@testing-library/react';
import { FakeBuildHealthApi } from '../../__testUtils__/FakeBuildHealthApi';
import {
  organisationOf,
  PAYMENTS,
  redOf,
  teamOf,
  TREASURY,
} from '../../__testUtils__/organisation';
import { renderCard } from '../../__testUtils__/renderCard';
import { TeamBuildsCard } from './TeamBuildsCard';

const show = (change: Parameters<typeof organisationOf>[0]) => {
  const api = new FakeBuildHealthApi();
  api.organisation = organisationOf(change);
  renderCard(<TeamBuildsCard />, api, { entityRef: TREASURY });
};

describe('the card of a team', () => {
  it('names what of it is red, and pooled figures', async () => {
    show({
      red: [redOf(), redOf({ title: 'card-vault', ownerRef: PAYMENTS })],
      teams: [teamOf({ ownerRef: PAYMENTS, services: 9 }), teamOf({ red: 7 })],
    });
    expect(
      await screen.findByText('7 of 14 services red now'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'fx-rates' })).toHaveAttribute(
      'href',
      '/catalog/default/component/fx-rates',
    );
    expect(screen.getByText(/for 2 h 10 min/)).toBeInTheDocument();
    expect(screen.queryByText('card-vault')).toBeNull();
    expect(screen.getByText('6 more are red.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^81% \(n 412, 77 to 85%\): open/ }),
    ).toHaveAttribute(
      'href',
      `/build-health/builds?team=${encodeURIComponent(
        TREASURY,
      )}&part=counted&range=90`,
    );
    expect(screen.getByText('9 h 20 min in 90 days')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open build health' }),
    ).toHaveAttribute(
      'href',
      `/build-health?team=${encodeURIComponent(TREASURY)}`,
    );
  });

  it('is calm where nothing is red', async () => {
    show({ red: [], teams: [teamOf({ red: 0, redMs: 0 })] });
    expect(
      await screen.findByText('No main branch of its 14 services is red'),
    ).toBeInTheDocument();
    expect(screen.getByText('never in 90 days')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open build health' }),
    ).toBeNull();
  });

  it('says what to do for a team without builds', async () => {
    show({ teams: [teamOf({ ownerRef: PAYMENTS })] });
    expect(
      await screen.findByText('No service of treasury has builds'),
    ).toBeInTheDocument();
  });
});

import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ROUTER } from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderCard } from './__testUtils__/renderCard';
import { AlertsCard } from './components/AlertsCard';

// Decisions are kept for all cards of a page: this one has a file of its own.
describe('the card of an entity', () => {
  it('does not offer to page to those who may not', async () => {
    const api = new FakeAlertsApi();
    api.entities = [
      { entityRef: ROUTER.entityRef, open: 0, unacknowledged: 0 },
    ];
    renderCard(<AlertsCard />, api, { authorize: () => AuthorizeResult.DENY });
    await screen.findByText('Nothing is firing');
    expect(screen.queryByRole('button', { name: 'Page the team' })).toBeNull();
  });
});

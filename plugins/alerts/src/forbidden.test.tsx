import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { alertOf, ROUTER } from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderCard } from './__testUtils__/renderCard';
import { renderPage } from './__testUtils__/renderPage';
import { AlertsCard } from './components/AlertsCard';

// Decisions are kept for all of a page: what may not be done has a file of its own.
const authorize = (): AuthorizeResult.DENY => AuthorizeResult.DENY;

describe('the card of an entity', () => {
  it('does not offer to page to those who may not', async () => {
    const api = new FakeAlertsApi();
    api.entities = [
      { entityRef: ROUTER.entityRef, open: 0, unacknowledged: 0 },
    ];
    renderCard(<AlertsCard />, api, { authorize });
    await screen.findByText('Nothing is firing');
    expect(screen.queryByRole('button', { name: 'Page the team' })).toBeNull();
  });
});

describe('the page of an alert', () => {
  it('offers nothing that the reader may not do', async () => {
    const api = new FakeAlertsApi();
    api.alerts = [alertOf({ allowed: [] })];
    renderPage('/alerts/a1', api, { authorize });
    await screen.findByRole('heading', { name: 'PaymentErrorRate' });
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

import { screen } from '@testing-library/react';
import { alertOf } from './alerts';
import { FakeAlertsApi } from './FakeAlertsApi';
import { renderPage } from './renderPage';

export const apiOf = (change: Parameters<typeof alertOf>[0] = {}) => {
  const api = new FakeAlertsApi();
  api.alerts = [alertOf(change)];
  return api;
};

/** The page of the alert of {@link apiOf}. */
export const open = async (
  api: FakeAlertsApi,
  options?: Parameters<typeof renderPage>[2],
) => {
  renderPage('/alerts/a1', api, options);
  await screen.findByRole('heading', { name: 'PaymentErrorRate' });
};

/** What was spoken in a test before is not said again. */
export const beSilent = () =>
  document.getElementById('callboard-live-region')?.remove();

export const button = (name: string | RegExp) =>
  screen.getByRole('button', { name });

import { screen, within } from '@testing-library/react';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { coverage } from './coverage';
import { FakeOwnershipApi } from './FakeOwnershipApi';
import { renderPage } from './renderPage';

/** Opens the list of teams; `api.coverage` is what it shows. */
export function show(given: Partial<OwnershipCoverage> = {}, query = '') {
  const api = new FakeOwnershipApi();
  api.coverage = { ...coverage, ...given };
  renderPage(`/ownership${query}`, api);
  return api;
}

/** The list of teams. */
export const tree = () => screen.findByRole('treegrid', { name: 'Teams' });
/** A team of it. */
export const row = async (name: RegExp) =>
  within(await tree()).getByRole('row', { name });
/** The names of all that is shown, in order. */
export const rows = async () =>
  within(await tree())
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

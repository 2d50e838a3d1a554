import { screen } from '@testing-library/react';
import type {
  ListOwnershipsRequest,
  OwnershipPage,
} from '@callboard/backstage-plugin-ownership-common';
import { coverage } from './coverage';
import { FakeOwnershipApi } from './FakeOwnershipApi';
import { renderPage } from './renderPage';
import { pageOf, rows } from './rows';

/** Opens the list of services. */
export function showServices(
  query = '',
  page: OwnershipPage = pageOf(Object.values(rows)),
) {
  const api = new FakeOwnershipApi();
  api.coverage = coverage;
  api.page = page;
  renderPage(`/ownership/services${query}`, api);
  return api;
}

/** What was asked of the list. */
export const lists = (api: FakeOwnershipApi) =>
  api.calls
    .filter(({ name }) => name === 'listOwnerships')
    .map(({ request }) => request as ListOwnershipsRequest);

/** A service of the list. */
export const row = (name: RegExp) => screen.findByRole('row', { name });

import { act } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import {
  AppRootElementBlueprint,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { ownershipApiRef } from '../api';
import { ownershipPlugin } from '../plugin';
import type { FakeOwnershipApi } from './FakeOwnershipApi';
import { groups } from './renderCard';

const entityPages = PageBlueprint.make({
  name: 'entity-pages',
  params: {
    path: '/catalog/:namespace/:kind/:name',
    routeRef: entityRouteRef,
    loader: async () => <p>entity page</p>,
  },
});

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = `${pathname}${search}`;
  return null;
}

const addressElement = AppRootElementBlueprint.make({
  name: 'address',
  params: { element: <Address /> },
});

/** What stands in the address bar, readable. */
export const currentAddress = () => decodeURIComponent(address);

let signals = new FakeSignals();

/** Tells the page that someone has changed something elsewhere; it reads again what is on screen. */
export async function tellOfChange() {
  const soon = jest.spyOn(Math, 'random').mockReturnValue(0);
  act(() => signals.send('ownership:changes'));
  soon.mockRestore();
  await act(() => new Promise(resolve => setTimeout(resolve, 20)));
}

/** Opens the page in the new frontend system, with a fake API. */
export function renderPage(
  path: string,
  api: FakeOwnershipApi,
  /** The portal's policy; all is allowed when absent. */
  authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY,
) {
  signals = new FakeSignals();
  return renderTestApp({
    features: [ownershipPlugin],
    extensions: [entityPages, addressElement],
    initialRouteEntries: [path],
    apis: [
      [ownershipApiRef, api],
      [signalApiRef, signals],
      [catalogApiRef, catalogApiMock({ entities: groups })],
      mockApis.permission({ authorize }),
      mockApis.identity({ userEntityRef: 'user:default/ana.ruiz' }),
    ],
  });
}

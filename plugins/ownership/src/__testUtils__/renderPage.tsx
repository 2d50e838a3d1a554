import { useLocation } from 'react-router-dom';
import {
  AppRootElementBlueprint,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { AuthorizeResult } from '@backstage/plugin-permission-common';
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

/** Opens the page in the new frontend system, with a fake API. */
export function renderPage(
  path: string,
  api: FakeOwnershipApi,
  /** The portal's policy; all is allowed when absent. */
  authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY,
) {
  return renderTestApp({
    features: [ownershipPlugin],
    extensions: [entityPages, addressElement],
    initialRouteEntries: [path],
    apis: [
      [ownershipApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: groups })],
      mockApis.permission({ authorize }),
      mockApis.identity({ userEntityRef: 'user:default/ana.ruiz' }),
    ],
  });
}

import { useLocation } from 'react-router-dom';
import {
  AppRootElementBlueprint,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { oncallApiRef } from '../api';
import { oncallPlugin } from '../plugin';
import type { FakeOncallApi } from './FakeOncallApi';
import { entities } from './renderEditor';

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

/** Opens the page in the new frontend system, as Dana Roth, with a fake API. */
export function renderPage(
  path: string,
  api: FakeOncallApi,
  config?: NonNullable<Parameters<typeof renderTestApp>[0]>['config'],
) {
  return renderTestApp({
    config,
    features: [oncallPlugin],
    extensions: [entityPages, addressElement],
    initialRouteEntries: [path],
    apis: [
      [oncallApiRef, api],
      [catalogApiRef, catalogApiMock({ entities })],
      mockApis.identity({ userEntityRef: 'user:default/dana.roth' }),
    ],
  });
}

import { useLocation } from 'react-router-dom';
import {
  AppRootElementBlueprint,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { buildHealthApiRef } from '../api';
import { buildHealthPlugin } from '../plugin';
import type { FakeBuildHealthApi } from './FakeBuildHealthApi';

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = `${pathname}${search}`;
  return null;
}

/** What stands in the address bar of the page, readable. */
export const pageAddress = () => decodeURIComponent(address);

/** Opens the page in the new frontend system, with a fake API. */
export function renderPage(
  path: string,
  api: FakeBuildHealthApi,
  options: {
    signals?: FakeSignals;
    /** The portal's policy; all is allowed when absent. */
    authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { signals = new FakeSignals(), authorize } = options;
  return renderTestApp({
    features: [buildHealthPlugin],
    extensions: [
      AppRootElementBlueprint.make({
        name: 'address',
        params: { element: <Address /> },
      }),
      // Services and teams are links, and a portal has their pages.
      PageBlueprint.make({
        name: 'entity',
        params: {
          path: '/catalog/:namespace/:kind/:name',
          routeRef: entityRouteRef,
          title: 'Entity',
          loader: async () => <></>,
        },
      }),
    ],
    initialRouteEntries: [path],
    apis: [
      [buildHealthApiRef, api],
      [signalApiRef, signals],
      mockApis.permission({ authorize }),
      mockApis.identity(),
      mockApis.discovery(),
    ],
  });
}

import { useLocation } from 'react-router-dom';
import {
  AppRootElementBlueprint,
  PageBlueprint,
  type ExtensionDefinition,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import type { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { alertsApiRef } from '../api';
import { alertsPlugin } from '../plugin';
import { ANA } from './alerts';
import type { FakeAlertsApi } from './FakeAlertsApi';

let address = '';

function Address() {
  const { pathname, search, hash } = useLocation();
  address = `${pathname}${search}${hash}`;
  return null;
}

/** What stands in the address bar of the page, readable. */
export const pageAddress = () => decodeURIComponent(address);

/** People and services that can be found. */
export const catalogOf = () =>
  catalogApiMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: 'chen.li' },
        spec: { profile: { displayName: 'Chen Li' } },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'payment-router' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'payments-core' },
      },
    ],
  });

/** Opens the page in the new frontend system, with a fake API; the reader is Ana Ruiz. */
export function renderPage(
  path: string,
  api: FakeAlertsApi,
  options: {
    signals?: FakeSignals;
    extensions?: ExtensionDefinition[];
    /** To all questions of permission; allowed when absent. */
    authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { signals = new FakeSignals(), extensions = [], authorize } = options;
  return renderTestApp({
    features: [alertsPlugin],
    extensions: [
      ...extensions,
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
      [alertsApiRef, api],
      [signalApiRef, signals],
      [catalogApiRef, catalogOf()],
      mockApis.permission({ authorize }),
      mockApis.identity({ userEntityRef: ANA.entityRef }),
      mockApis.discovery(),
    ],
  });
}

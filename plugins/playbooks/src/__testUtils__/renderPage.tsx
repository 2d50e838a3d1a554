import { useLocation } from 'react-router-dom';
import type { ApiRef } from '@backstage/core-plugin-api';
import {
  AppRootElementBlueprint,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { playbooksApiRef } from '../api';
import { playbooksPlugin } from '../plugin';
import type { FakePlaybooksApi } from './FakePlaybooksApi';

/** Further APIs of the portal, each with what answers for it. */
type FurtherApis = (readonly [ApiRef<object>, object])[];

let address = '';

function Address() {
  const { pathname, search, hash } = useLocation();
  address = `${pathname}${search}${hash}`;
  return null;
}

/** What stands in the address bar, readable. */
export const currentAddress = () => decodeURIComponent(address);

/** Opens the page in the new frontend system, with a fake API. */
export function renderPage(
  path: string,
  api: FakePlaybooksApi,
  apis: FurtherApis = [],
) {
  return renderTestApp({
    features: [playbooksPlugin],
    extensions: [
      AppRootElementBlueprint.make({
        name: 'address',
        params: { element: <Address /> },
      }),
      // Teams are links, and a portal has their pages.
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
    apis: [[playbooksApiRef, api], mockApis.identity(), ...apis],
  });
}

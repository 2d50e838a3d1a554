import { useLocation } from 'react-router-dom';
import type { ApiRef } from '@backstage/core-plugin-api';
import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
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
    ],
    initialRouteEntries: [path],
    apis: [[playbooksApiRef, api], mockApis.identity(), ...apis],
  });
}

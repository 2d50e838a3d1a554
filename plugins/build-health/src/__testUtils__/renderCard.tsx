import type { PropsWithChildren, ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { parseEntityRef } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { buildHealthApiRef } from '../api';
import { BuildHealthProvider } from '../components/BuildHealthProvider';
import { homeRouteRef } from '../routes';
import { LEDGER } from './builds';
import type { FakeBuildHealthApi } from './FakeBuildHealthApi';

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = `${pathname}${search}`;
  return null;
}

/** What stands in the address bar, readable. */
export const currentAddress = () => decodeURIComponent(address);

/** As in a portal, but a failed read is told at once. */
function WithoutRetries({ children }: PropsWithChildren) {
  useQueryClient().setDefaultOptions({ queries: { retry: false } });
  return <>{children}</>;
}

/** Draws a card as on the page of an entity, with a fake API. */
export function renderCard(
  card: ReactElement,
  api: FakeBuildHealthApi,
  options: { entityRef?: string; signals?: FakeSignals; path?: string } = {},
) {
  const { entityRef = LEDGER, signals = new FakeSignals(), path } = options;
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return renderInTestApp(
    <BuildHealthProvider>
      <WithoutRetries>
        <EntityProvider
          entity={{ apiVersion: 'backstage.io/v1alpha1', kind, metadata }}
        >
          {card}
          <Address />
        </EntityProvider>
      </WithoutRetries>
    </BuildHealthProvider>,
    {
      apis: [
        [buildHealthApiRef, api],
        [signalApiRef, signals],
        mockApis.identity(),
        mockApis.permission(),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/build-health': homeRouteRef,
      },
      ...(path && { initialRouteEntries: [path] }),
    },
  );
}

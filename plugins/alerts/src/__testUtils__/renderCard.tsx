import type { PropsWithChildren, ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { parseEntityRef } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { alertsApiRef } from '../api';
import { AlertsProvider } from '../components/AlertsProvider';
import { homeRouteRef } from '../routes';
import { ANA, ROUTER } from './alerts';
import type { FakeAlertsApi } from './FakeAlertsApi';

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

/** Draws a card as on the page of an entity, with a fake API; the reader is Ana Ruiz. */
export function renderCard(
  card: ReactElement,
  api: FakeAlertsApi,
  options: {
    entityRef?: string;
    signals?: FakeSignals;
    /** The portal's policy; all is allowed when absent. */
    authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { entityRef = ROUTER.entityRef, authorize } = options;
  const { signals = new FakeSignals() } = options;
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return renderInTestApp(
    <AlertsProvider>
      <WithoutRetries>
        <EntityProvider
          entity={{ apiVersion: 'backstage.io/v1alpha1', kind, metadata }}
        >
          {card}
          <Address />
        </EntityProvider>
      </WithoutRetries>
    </AlertsProvider>,
    {
      apis: [
        [alertsApiRef, api],
        [signalApiRef, signals],
        mockApis.identity({ userEntityRef: ANA.entityRef }),
        mockApis.permission({ authorize }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/alerts': homeRouteRef,
      },
    },
  );
}

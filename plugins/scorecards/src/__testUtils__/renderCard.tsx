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
import type { ScorecardsApi } from '@callboard/backstage-plugin-scorecards-common';
import { useQueryClient } from '@tanstack/react-query';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { scorecardsApiRef } from '../api';
import { ScorecardsProvider } from '../components/ScorecardsProvider';
import { homeRouteRef, playbookRouteRef } from '../routes';
import { LEDGER } from './sample';

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
  api: ScorecardsApi,
  options: {
    entityRef?: string;
    signals?: FakeSignals;
    path?: string;
    /** The portal's policy; all is allowed when absent. */
    authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { entityRef = LEDGER, path, authorize } = options;
  const { signals = new FakeSignals() } = options;
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return renderInTestApp(
    <ScorecardsProvider>
      <WithoutRetries>
        <EntityProvider
          entity={{ apiVersion: 'backstage.io/v1alpha1', kind, metadata }}
        >
          {card}
          <Address />
        </EntityProvider>
      </WithoutRetries>
    </ScorecardsProvider>,
    {
      apis: [
        [scorecardsApiRef, api],
        [signalApiRef, signals],
        mockApis.identity(),
        mockApis.permission({ authorize }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/playbooks/pages/:id': playbookRouteRef,
        '/scorecards': homeRouteRef,
      },
      ...(path && { initialRouteEntries: [path] }),
    },
  );
}

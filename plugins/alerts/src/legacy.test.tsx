import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { alertsApiRef } from './api';
import { alertOf, ROUTER } from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import {
  AlertsPage,
  EntityAlertsCard,
  EntityAlertsContent,
  EntityAlertsSignal,
  HomeMyAlerts,
} from './legacy';

const render = (path: string) => {
  const api = new FakeAlertsApi();
  api.alerts = [alertOf()];
  api.entities = [
    {
      entityRef: ROUTER.entityRef,
      open: 1,
      unacknowledged: 1,
      worst: alertOf(),
    },
  ];
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [alertsApiRef, api],
        [permissionApiRef, mockApis.permission()],
        [discoveryApiRef, mockApis.discovery()],
      ]}
    >
      <FlatRoutes>
        <Route
          path="/paging"
          element={
            <AlertsPage
              panels={[
                {
                  place: 'first',
                  Component: ({ alert }) => <p>{`do ${alert.title}`}</p>,
                },
              ]}
            />
          }
        />
        <Route path="/home" element={<HomeMyAlerts />} />
        <Route
          path="/router"
          element={
            <EntityProvider
              entity={{
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: { name: 'payment-router' },
              }}
            >
              <EntityAlertsCard />
              <EntityAlertsSignal />
              <EntityAlertsContent />
            </EntityProvider>
          }
        />
      </FlatRoutes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
};

describe('the older frontend system', () => {
  it('draws the list at a path of the portal', async () => {
    await render('/paging');
    expect(
      await screen.findByRole('link', { name: 'PaymentErrorRate' }),
    ).toHaveAttribute('href', '/paging/a1');
    expect(screen.getByRole('link', { name: 'Unrouted (0)' })).toHaveAttribute(
      'href',
      '/paging/unrouted',
    );
  });

  it('draws an alert by its address, with panels', async () => {
    await render('/paging/a1');
    expect(
      await screen.findByRole('button', { name: 'Acknowledge' }),
    ).toBeInTheDocument();
    expect(screen.getByText('do PaymentErrorRate')).toBeInTheDocument();
  });

  it('draws card, row at a glance and tab of an entity', async () => {
    await render('/router');
    expect(
      await screen.findByText('1 alert open, nobody has it'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('1 firing, 6 min, nobody has it'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('rowheader', { name: /PaymentErrorRate/ }),
    ).toBeInTheDocument();
  });

  it('draws the widget of the home page', async () => {
    await render('/home');
    expect(
      await screen.findByRole('link', { name: 'PaymentErrorRate' }),
    ).toHaveAttribute('href', '/paging/a1');
  });
});

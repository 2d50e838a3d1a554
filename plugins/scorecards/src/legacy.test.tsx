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
import { scorecardsApiRef } from './api';
import { FakeScorecardsApi } from './__testUtils__/FakeScorecardsApi';
import { LEDGER, LEVEL2 } from './__testUtils__/sample';
import {
  EntityScorecardsCard,
  EntityScorecardsContent,
  EntityScorecardsSignal,
  GroupLightsCard,
  GroupScorecardsCard,
  ScorecardsPage,
} from './legacy';

const entityOf = (kind: string, name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
});

const render = (path: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [scorecardsApiRef, new FakeScorecardsApi()],
        [permissionApiRef, mockApis.permission()],
        [discoveryApiRef, mockApis.discovery()],
      ]}
    >
      <FlatRoutes>
        <Route path="/standards" element={<ScorecardsPage />} />
        <Route
          path="/ledger"
          element={
            <EntityProvider entity={entityOf('Component', 'ledger')}>
              <EntityScorecardsCard />
              <EntityScorecardsSignal />
            </EntityProvider>
          }
        />
        <Route
          path="/ledger-tab"
          element={
            <EntityProvider entity={entityOf('Component', 'ledger')}>
              <EntityScorecardsContent />
            </EntityProvider>
          }
        />
        <Route
          path="/treasury"
          element={
            <EntityProvider entity={entityOf('Group', 'treasury')}>
              <GroupScorecardsCard />
              <GroupLightsCard />
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

describe('the older frontend system', () => {
  it('draws the page at a path of the portal, and pages below it', async () => {
    await render(`/standards/explain?open=${LEVEL2}@${LEDGER}`);
    expect(await screen.findByText('Actual')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^Who else does not pass/ }),
    ).toHaveAttribute('href', '/standards/checks/production-readiness/level2');
  });

  it('draws card and row at a glance of an entity', async () => {
    await render('/ledger');
    expect(await screen.findByText('Silver, 2 of 4')).toBeInTheDocument();
    expect(
      await screen.findByText('Silver in Production readiness, 2 of 4'),
    ).toBeInTheDocument();
  });

  it('draws the tab of an entity', async () => {
    await render('/ledger-tab');
    expect(
      await screen.findByRole('region', { name: 'Operation' }),
    ).toBeInTheDocument();
  });

  it('draws the cards of a group', async () => {
    await render('/treasury');
    expect(
      await screen.findByText('1 of 3 services is at its targets'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'Out: Triage. Weak: Playbooks. Not known: Policies.',
      ),
    ).toBeInTheDocument();
  });
});

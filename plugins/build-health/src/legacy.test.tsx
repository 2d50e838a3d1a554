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
import { buildHealthApiRef } from './api';
import { buildsOf, redPipelineOf } from './__testUtils__/builds';
import { FakeBuildHealthApi } from './__testUtils__/FakeBuildHealthApi';
import { organisationOf, sourceOf } from './__testUtils__/organisation';
import {
  AlertBuildsPanel,
  BuildHealthPage,
  EntityBuildsCard,
  EntityBuildsContent,
  EntityBuildsSignal,
  GroupBuildsCard,
} from './legacy';

const render = (path: string) => {
  const api = new FakeBuildHealthApi();
  api.organisation = organisationOf();
  api.sources = [sourceOf()];
  api.entities = [buildsOf([redPipelineOf()])];
  const entityOf = (kind: string, name: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [buildHealthApiRef, api],
        [permissionApiRef, mockApis.permission()],
        [discoveryApiRef, mockApis.discovery()],
      ]}
    >
      <FlatRoutes>
        <Route path="/builds" element={<BuildHealthPage />} />
        <Route
          path="/ledger"
          element={
            <EntityProvider entity={entityOf('Component', 'ledger')}>
              <EntityBuildsCard />
              <EntityBuildsSignal />
              <EntityBuildsContent />
            </EntityProvider>
          }
        />
        <Route
          path="/alert"
          element={
            <AlertBuildsPanel
              alert={{
                id: 'a1',
                title: 'LedgerLag',
                summary: '',
                severity: 'critical',
                state: 'firing',
                labels: {},
                annotations: {},
                startedAt: '2026-11-28T03:06:00.000Z',
                entityRef: 'component:default/ledger',
              }}
            />
          }
        />
        <Route
          path="/treasury"
          element={
            <EntityProvider entity={entityOf('Group', 'treasury')}>
              <GroupBuildsCard />
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
  it('draws the page at a path of the portal, and its tabs below', async () => {
    await render('/builds');
    expect(
      await screen.findByText(/^The main branch is red on 1 of 212 services/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Sources' })).toHaveAttribute(
      'href',
      '/builds/sources',
    );
  });

  it('draws a tab by its address', async () => {
    await render('/builds/sources');
    expect(
      await screen.findByText('1 source tells of builds.'),
    ).toBeInTheDocument();
  });

  it('draws card, row at a glance and tab of an entity', async () => {
    await render('/ledger');
    expect(await screen.findAllByText(/^Main red for 2 h 10 min/)).toHaveLength(
      3,
    );
    expect(await screen.findByText('No build yet')).toBeInTheDocument();
  });

  it('draws the card of a group, which leads to the page', async () => {
    await render('/treasury');
    expect(
      await screen.findByRole('link', { name: 'Open build health' }),
    ).toHaveAttribute('href', expect.stringMatching(/^\/builds\?team=/));
  });

  it('draws the panel of an alert', async () => {
    await render('/alert');
    expect(
      await screen.findByText('No pipeline of ledger is known.'),
    ).toBeInTheDocument();
  });
});

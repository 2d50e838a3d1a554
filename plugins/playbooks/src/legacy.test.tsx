import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { FlatRoutes } from '@backstage/core-app-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { playbooksApiRef } from './api';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  AlertPlaybookPanel,
  EntityPlaybooksCard,
  EntityPlaybooksSignal,
  PlaybooksPage,
} from './legacy';

const render = (path: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [playbooksApiRef, new FakePlaybooksApi([playbookOf('# Lag')])],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <FlatRoutes>
        <Route path="/books" element={<PlaybooksPage />} />
      </FlatRoutes>
    </TestApiProvider>,
    { routeEntries: [path] },
  );

describe('the older frontend system', () => {
  it('draws the list at a path of the portal', async () => {
    await render('/books');
    expect(await screen.findByRole('link', { name: 'Lag' })).toHaveAttribute(
      'href',
      '/books/pages/lag',
    );
  });

  it('draws the panel of an alert, which leads to the page', async () => {
    const api = new FakePlaybooksApi();
    await renderInTestApp(
      <TestApiProvider apis={[[playbooksApiRef, api]]}>
        <FlatRoutes>
          <Route
            path="/alert"
            element={
              <AlertPlaybookPanel
                alert={{
                  id: 'a1',
                  title: 'LedgerLag',
                  summary: '',
                  severity: 'critical',
                  state: 'firing',
                  labels: {},
                  annotations: {},
                  startedAt: '2026-11-28T03:06:00.000Z',
                }}
              />
            }
          />
          <Route path="/books" element={<PlaybooksPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      { routeEntries: ['/alert'] },
    );
    expect(
      await screen.findByText('No playbook for LedgerLag.'),
    ).toBeInTheDocument();
  });

  it('draws a page below it', async () => {
    await render('/books/pages/lag');
    expect(
      await screen.findByRole('region', { name: 'Values' }),
    ).toBeInTheDocument();
  });

  it('draws the card of an entity, which leads to the page, and its row at a glance', async () => {
    const api = new FakePlaybooksApi();
    const {
      page: _page,
      runs: _runs,
      version: _version,
      ...playbook
    } = playbookOf('# Lag');
    api.entities = [
      {
        entityRef: 'component:default/cart',
        title: 'cart',
        pages: [{ playbook, reasons: ['services'] }],
        totalPages: 1,
        problems: [],
      },
    ];
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'cart' },
    };
    await renderInTestApp(
      <TestApiProvider apis={[[playbooksApiRef, api]]}>
        <FlatRoutes>
          <Route
            path="/cart"
            element={
              <EntityProvider entity={entity}>
                <EntityPlaybooksCard />
                <EntityPlaybooksSignal />
              </EntityProvider>
            }
          />
          <Route path="/books" element={<PlaybooksPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      { routeEntries: ['/cart'] },
    );
    expect(await screen.findByRole('link', { name: 'Lag' })).toHaveAttribute(
      'href',
      '/books/pages/lag',
    );
    expect(
      await screen.findByText('0 of 1 page is proven'),
    ).toBeInTheDocument();
  });
});

import type { PropsWithChildren } from 'react';
import { Route } from 'react-router-dom';
import { act, screen, waitFor, within } from '@testing-library/react';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { ownershipApiRef } from './api';
import { coverage } from './__testUtils__/coverage';
import { changeOf, historyOf } from './__testUtils__/changes';
import { FakeOwnershipApi } from './__testUtils__/FakeOwnershipApi';
import { owners } from './__testUtils__/owners';
import { entityOf } from './__testUtils__/renderCard';
import { pageOf } from './__testUtils__/rows';
import { teams } from './__testUtils__/teams';
import {
  EntityOwnerCard,
  EntityOwnershipContent,
  EntityOwnershipSignal,
  GroupOwnershipCard,
  OwnershipPage,
  ownershipPlugin,
  queryClient,
} from './legacy';

const signals = new FakeSignals();

const renderOn = (
  entityRef: string,
  { children, api }: PropsWithChildren<{ api: FakeOwnershipApi }>,
) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [ownershipApiRef, api],
        [permissionApiRef, mockApis.permission()],
        [signalApiRef, signals],
      ]}
    >
      <EntityProvider entity={entityOf(entityRef)}>{children}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );

describe('the older frontend system', () => {
  it('shows card and signal of an entity with one request', async () => {
    const api = new FakeOwnershipApi();
    await renderOn(owners.missing.entityRef, {
      api,
      children: (
        <>
          <EntityOwnerCard />
          <EntityOwnershipSignal />
        </>
      ),
    });
    expect(
      await screen.findByRole('heading', { name: 'Owner', level: 3 }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Owner', level: 4 }),
    ).toBeInTheDocument();
    expect(await screen.findAllByText('No owner')).toHaveLength(2);
    expect(api.requests).toEqual([[owners.missing.entityRef]]);
  });

  it('reads again what others have changed', async () => {
    const api = new FakeOwnershipApi();
    await renderOn(owners.noMembers.entityRef, {
      api,
      children: <EntityOwnershipSignal />,
    });
    await screen.findByText('Nobody in the team');
    act(() => signals.send('ownership:changes'));
    await waitFor(() => expect(api.requests).toHaveLength(2), {
      timeout: 3_000,
    });
  });

  it('shows the history of an owner', async () => {
    const api = new FakeOwnershipApi();
    api.changes = historyOf([changeOf('first-seen')]);
    await renderOn(owners.owned.entityRef, {
      api,
      children: <EntityOwnershipContent />,
    });
    expect(
      await screen.findByText(/^First seen, owned by/),
    ).toBeInTheDocument();
  });

  it('shows what a group owns', async () => {
    await renderOn(teams.calm.entityRef, {
      api: new FakeOwnershipApi(),
      children: <GroupOwnershipCard />,
    });
    expect(
      await screen.findByText(/Ledger answers for 14 entities/),
    ).toBeInTheDocument();
  });

  it.each([
    ['', /1,173 of 1,204 services have an owner/],
    ['/services', 'The catalog has no services that you see.'],
    ['/orphans', 'Every service has an owner who answers.'],
    ['/requests', 'Nothing waits for your answer.'],
  ])('shows the page at its own path%s', async (tab, answer) => {
    const api = new FakeOwnershipApi();
    api.coverage = coverage;
    api.page = pageOf([]);
    queryClient.clear();
    await renderInTestApp(
      <TestApiProvider apis={[[ownershipApiRef, api]]}>
        <FlatRoutes>
          <Route path="/who-owns-what" element={<OwnershipPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: [`/who-owns-what${tab}`],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    expect(await screen.findByText(answer)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Ownership', level: 1 }),
    ).toBeInTheDocument();
    const tabs = screen.getByRole('navigation', { name: 'Content navigation' });
    expect(
      within(tabs)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/who-owns-what',
      '/who-owns-what/services',
      '/who-owns-what/orphans',
      '/who-owns-what/requests',
    ]);
  });

  it('brings its own client', () => {
    expect([...ownershipPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.ownership.service',
    ]);
  });
});

import { act, screen, waitFor } from '@testing-library/react';
import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  coreExtensionData,
  createExtensionInput,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { ownershipApiRef } from './api';
import { coverage } from './__testUtils__/coverage';
import { FakeOwnershipApi } from './__testUtils__/FakeOwnershipApi';
import { owners } from './__testUtils__/owners';
import { entityOf } from './__testUtils__/renderCard';
import { renderPage } from './__testUtils__/renderPage';
import { pageOf } from './__testUtils__/rows';
import { serveOwners } from './__testUtils__/serveOwners';
import { teams } from './__testUtils__/teams';
import { ownershipPlugin } from './plugin';

const entityPages = PageBlueprint.make({
  name: 'entity-pages',
  params: {
    path: '/catalog/:namespace/:kind/:name',
    routeRef: entityRouteRef,
    loader: async () => <p>entity page</p>,
  },
});

const open = (entityRef: string) =>
  renderTestApp({
    features: [ownershipPlugin],
    extensions: [
      createTestEntityPage({ entity: entityOf(entityRef) }),
      entityPages,
    ],
    apis: [[ownershipApiRef, new FakeOwnershipApi()]],
  });

/** What the glance card does for the signal, next to the page's own cards. */
const signalHost = PageBlueprint.makeWithOverrides({
  name: 'host',
  inputs: {
    signals: createExtensionInput([coreExtensionData.reactElement], {
      replaces: [{ id: 'entity-card:callboard/glance', input: 'signals' }],
    }),
    cards: createExtensionInput([coreExtensionData.reactElement], {
      replaces: [{ id: 'entity-content:catalog/overview', input: 'cards' }],
    }),
  },
  factory: (originalFactory, { inputs }) =>
    originalFactory({
      path: '/',
      loader: async () => (
        <EntityProvider entity={entityOf(owners.missing.entityRef)}>
          {[...inputs.cards, ...inputs.signals].map(input => (
            <div key={input.node.spec.id}>
              {input.get(coreExtensionData.reactElement)}
            </div>
          ))}
        </EntityProvider>
      ),
    }),
});

describe('requests', () => {
  const { server, requests } = serveOwners('http://backend.test/api/ownership');
  registerMswTestHooks(server);

  it('asks once for card and signal of one page', async () => {
    renderTestApp({
      features: [ownershipPlugin],
      extensions: [signalHost, entityPages],
      apis: [
        [
          discoveryApiRef,
          mockApis.discovery({ baseUrl: 'http://backend.test' }),
        ],
        [fetchApiRef, { fetch: (...args) => fetch(...args) }],
      ],
    });
    // The card, the signal, and the open lines to paste of the card.
    expect(await screen.findAllByText('No owner')).toHaveLength(2);
    expect(requests).toEqual([[owners.missing.entityRef]]);
  });
});

describe('ownershipPlugin', () => {
  it('puts the owner card on the page of a component', async () => {
    open(owners.owned.entityRef);
    expect(
      await screen.findByRole('link', { name: 'Payments Core' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Owns' }),
    ).not.toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'History' }),
    ).toBeInTheDocument();
  });

  it('reads again what others have changed', async () => {
    const api = new FakeOwnershipApi();
    const signals = new FakeSignals();
    renderTestApp({
      features: [ownershipPlugin],
      extensions: [
        createTestEntityPage({ entity: entityOf(teams.calm.entityRef) }),
        entityPages,
      ],
      apis: [
        [ownershipApiRef, api],
        [signalApiRef, signals],
      ],
    });
    await screen.findByText(/Ledger answers for 14 entities/);
    act(() => signals.send('ownership:changes'));
    await waitFor(() => expect(api.requests).toHaveLength(2), {
      timeout: 3_000,
    });
  });

  it('puts the card of what it owns on the page of a group', async () => {
    open(teams.calm.entityRef);
    expect(
      await screen.findByText(/Ledger answers for 14 entities/),
    ).toBeInTheDocument();
    for (const name of ['Owner', 'History']) {
      expect(screen.queryByRole('heading', { name })).toBeNull();
    }
  });

  it.each([
    ['', /1,173 of 1,204 services have an owner/],
    ['/services', 'The catalog has no services that you see.'],
    ['/orphans', 'Every service has an owner who answers.'],
    ['/requests', 'Nothing waits for your answer.'],
    ['/elsewhere', /1,173 of 1,204 services have an owner/],
  ])('has a page of its own, at /ownership%s', async (tab, answer) => {
    const api = new FakeOwnershipApi();
    api.coverage = coverage;
    api.page = pageOf([]);
    renderPage(`/ownership${tab}`, api);
    expect(await screen.findByText(answer)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Ownership', level: 2 }),
    ).toBeInTheDocument();
  });

  it('puts nothing on the page of a user', async () => {
    open('user:default/ana.ruiz');
    expect(screen.queryByRole('heading', { name: 'Owner' })).toBeNull();
  });
});

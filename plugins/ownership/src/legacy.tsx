/**
 * The page and the cards for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import type { ComponentType } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { Content, Header, Page } from '@backstage/core-components';
import { createKitQueryClient, useTexts } from '@internal/frontend-kit';
import { ServiceSignalBoundary } from '@callboard/backstage-plugin-callboard-react';
import { OwnershipClient } from '@callboard/backstage-plugin-ownership-common';
import { ownershipApiRef } from './api';
import { OwnershipProvider } from './components/OwnershipProvider';
import { catalogRouteRef, pageRouteRef, rootRouteRef } from './routes';
import { ownershipTranslationRef } from './translation';

/** One for page and cards: the older system has no wrapper around the extensions of a plugin. */
export const queryClient = createKitQueryClient();

function withClient(Card: ComponentType) {
  return () => (
    <OwnershipProvider client={queryClient}>
      <Card />
    </OwnershipProvider>
  );
}

/**
 * The ownership plugin of the older frontend system.
 *
 * @public
 */
export const ownershipPlugin = createPlugin({
  id: 'ownership',
  routes: { root: rootRouteRef },
  externalRoutes: { catalog: catalogRouteRef, page: pageRouteRef },
  apis: [
    createApiFactory({
      api: ownershipApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new OwnershipClient(deps),
    }),
  ],
});

/**
 * Who answers for what: teams, services, what has no owner, and requests. The portal draws it at a path of its choice.
 *
 * @public
 */
export const OwnershipPage = ownershipPlugin.provide(
  createRoutableExtension({
    name: 'OwnershipPage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { OwnershipPage: Contents } = await import(
        './components/OwnershipPage'
      );
      return withClient(() => {
        const { t } = useTexts(ownershipTranslationRef);
        return (
          <Page themeId="tool">
            <Header title={t('page.title')} />
            <Content noPadding>
              <Contents />
            </Content>
          </Page>
        );
      });
    },
  }),
);

/**
 * Who owns the entity of the page. For components, systems, APIs, resources and domains. (The `EntityOwnershipCard` of
 * core's org plugin lists what a group or user owns.)
 *
 * @public
 */
export const EntityOwnerCard = ownershipPlugin.provide(
  createComponentExtension({
    name: 'EntityOwnerCard',
    component: {
      lazy: async () => {
        const { OwnerCard } = await import('./components/OwnerCard');
        return withClient(OwnerCard);
      },
    },
  }),
);

/**
 * What the group of the page owns. For groups.
 *
 * @public
 */
export const GroupOwnershipCard = ownershipPlugin.provide(
  createComponentExtension({
    name: 'GroupOwnershipCard',
    component: {
      lazy: async () => {
        const { TeamCard } = await import('./components/TeamCard');
        return withClient(TeamCard);
      },
    },
  }),
);

/**
 * The history of the owner of the entity of the page. For a tab of components, systems, APIs, resources and domains.
 *
 * @public
 */
export const EntityOwnershipContent = ownershipPlugin.provide(
  createComponentExtension({
    name: 'EntityOwnershipContent',
    component: {
      lazy: async () => {
        const { OwnershipTab } = await import('./components/OwnershipTab');
        return withClient(OwnershipTab);
      },
    },
  }),
);

/**
 * The ownership row of `EntityGlanceCard`, of which it is a child.
 *
 * @public
 */
export const EntityOwnershipSignal = ownershipPlugin.provide(
  createComponentExtension({
    name: 'EntityOwnershipSignal',
    component: {
      lazy: async () => {
        const { OwnershipSignal } = await import(
          './components/OwnershipSignal'
        );
        return withClient(() => {
          const { t } = useTexts(ownershipTranslationRef);
          return (
            <ServiceSignalBoundary title={t('signal.title')}>
              <OwnershipSignal />
            </ServiceSignalBoundary>
          );
        });
      },
    },
  }),
);

/**
 * Alerts for portals on the older frontend system.
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
import { useTexts } from '@internal/frontend-kit';
import { Content, Header, Page } from '@backstage/core-components';
import { createCardExtension } from '@backstage/plugin-home-react';
import { ServiceSignalBoundary } from '@callboard/backstage-plugin-callboard-react';
import { AlertsClient } from '@callboard/backstage-plugin-alerts-common';
import type { AlertPanel } from '@callboard/backstage-plugin-alerts-react';
import { alertsApiRef } from './api';
import { AlertsProvider } from './components/AlertsProvider';
import { alertRouteRef, homeRouteRef, rootRouteRef } from './routes';
import { alertsTranslationRef } from './translation';

/** The older system has no wrapper around the extensions of a plugin. */
function withClient(Card: ComponentType) {
  return () => (
    <AlertsProvider>
      <Card />
    </AlertsProvider>
  );
}

/**
 * The alerts plugin of the older frontend system.
 *
 * @public
 */
export const alertsPlugin = createPlugin({
  id: 'alerts',
  routes: { root: rootRouteRef, alert: alertRouteRef },
  externalRoutes: { home: homeRouteRef },
  apis: [
    createApiFactory({
      api: alertsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new AlertsClient(deps),
    }),
  ],
});

/**
 * What fires, and each alert, with panels of other plugins. The portal draws it at a path of its choice.
 *
 * @public
 */
export const AlertsPage = alertsPlugin.provide(
  createRoutableExtension({
    name: 'AlertsPage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { AlertsPage: Contents } = await import('./components/AlertsPage');
      return (props: { panels?: readonly AlertPanel[] }) => {
        const { t } = useTexts(alertsTranslationRef);
        return (
          <AlertsProvider>
            <Page themeId="tool">
              <Header title={t('title')} />
              <Content noPadding>
                <Contents {...props} />
              </Content>
            </Page>
          </AlertsProvider>
        );
      };
    },
  }),
);

/**
 * What of the entity of the page fires, and a way to page who answers. For components, systems, resources and APIs, and for groups.
 *
 * @public
 */
export const EntityAlertsCard = alertsPlugin.provide(
  createComponentExtension({
    name: 'EntityAlertsCard',
    component: {
      lazy: async () => {
        const { AlertsCard } = await import('./components/AlertsCard');
        return withClient(AlertsCard);
      },
    },
  }),
);

/**
 * All alerts of the entity of the page. The content of a tab.
 *
 * @public
 */
export const EntityAlertsContent = alertsPlugin.provide(
  createComponentExtension({
    name: 'EntityAlertsContent',
    component: {
      lazy: async () => {
        const { AlertsTab } = await import('./components/AlertsTab');
        return withClient(AlertsTab);
      },
    },
  }),
);

/**
 * Alerts that the reader was paged for, or has. For the home page.
 *
 * @public
 */
export const HomeMyAlerts = alertsPlugin.provide(
  createCardExtension<{ title?: string }>({
    name: 'HomeMyAlerts',
    title: 'My alerts',
    components: async () => {
      const { MyAlertsWidget } = await import('./components/MyAlertsWidget');
      return { Content: withClient(MyAlertsWidget) };
    },
  }),
);

/**
 * Whether something of the service of the page fires, as a row of the card "Service at a glance" of the callboard plugin.
 *
 * @public
 */
export const EntityAlertsSignal = alertsPlugin.provide(
  createComponentExtension({
    name: 'EntityAlertsSignal',
    component: {
      lazy: async () => {
        const { AlertsSignal } = await import('./components/AlertsSignal');
        return withClient(() => (
          <ServiceSignalBoundary title="Alerts">
            <AlertsSignal />
          </ServiceSignalBoundary>
        ));
      },
    },
  }),
);

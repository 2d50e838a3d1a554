/**
 * Build health for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import type { ComponentType, JSX } from 'react';
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
import {
  AlertPanelBoundary,
  type AlertPanelProps,
} from '@callboard/backstage-plugin-alerts-react';
import { ServiceSignalBoundary } from '@callboard/backstage-plugin-callboard-react';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthApiRef } from './api';
import { BuildHealthProvider } from './components/BuildHealthProvider';
import {
  homeRouteRef,
  rootRouteRef,
  sourcesRouteRef,
  teamsRouteRef,
  testRouteRef,
} from './routes';
import { buildHealthTranslationRef } from './translation';

/** The older system has no wrapper around the extensions of a plugin. */
function withClient(Card: ComponentType) {
  return () => (
    <BuildHealthProvider>
      <Card />
    </BuildHealthProvider>
  );
}

/**
 * The build-health plugin of the older frontend system.
 *
 * @public
 */
export const buildHealthPlugin = createPlugin({
  id: 'build-health',
  routes: {
    root: rootRouteRef,
    teams: teamsRouteRef,
    sources: sourcesRouteRef,
    test: testRouteRef,
  },
  externalRoutes: { home: homeRouteRef },
  apis: [
    createApiFactory({
      api: buildHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new BuildHealthClient(deps),
    }),
  ],
});

/**
 * What is red now, how teams fare, and where builds come from. The portal draws it at a path of its choice.
 *
 * @public
 */
export const BuildHealthPage = buildHealthPlugin.provide(
  createRoutableExtension({
    name: 'BuildHealthPage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { BuildHealthPage: Contents } = await import(
        './components/BuildHealthPage'
      );
      return () => {
        const { t } = useTexts(buildHealthTranslationRef);
        return (
          <BuildHealthProvider>
            <Page themeId="tool">
              <Header title={t('title')} />
              <Content noPadding>
                <Contents />
              </Content>
            </Page>
          </BuildHealthProvider>
        );
      };
    },
  }),
);

/**
 * How trunk of the entity of the page stands, and its last builds. For components, and for resources and APIs that name a pipeline.
 *
 * @public
 */
export const EntityBuildsCard = buildHealthPlugin.provide(
  createComponentExtension({
    name: 'EntityBuildsCard',
    component: {
      lazy: async () => {
        const { EntityBuildsCard: Card } = await import(
          './components/EntityBuildsCard'
        );
        return withClient(Card);
      },
    },
  }),
);

/**
 * All builds of the entity of the page. The content of a tab.
 *
 * @public
 */
export const EntityBuildsContent = buildHealthPlugin.provide(
  createComponentExtension({
    name: 'EntityBuildsContent',
    component: {
      lazy: async () => {
        const { EntityBuildsTab } = await import(
          './components/EntityBuildsTab'
        );
        return withClient(EntityBuildsTab);
      },
    },
  }),
);

/**
 * What of the services of the group of the page is red. For groups.
 *
 * @public
 */
export const GroupBuildsCard = buildHealthPlugin.provide(
  createComponentExtension({
    name: 'GroupBuildsCard',
    component: {
      lazy: async () => {
        const { TeamBuildsCard } = await import('./components/TeamBuildsCard');
        return withClient(TeamBuildsCard);
      },
    },
  }),
);

/**
 * Whether trunk of the service of the page is green, as a row of the card "Service at a glance" of the callboard plugin.
 *
 * @public
 */
export const EntityBuildsSignal = buildHealthPlugin.provide(
  createComponentExtension({
    name: 'EntityBuildsSignal',
    component: {
      lazy: async () => {
        const { BuildsSignal } = await import('./components/BuildsSignal');
        return withClient(() => (
          <ServiceSignalBoundary title="Builds">
            <BuildsSignal />
          </ServiceSignalBoundary>
        ));
      },
    },
  }),
);

/**
 * What was built before an alert began. For the property `panels` of the page of the alerts plugin.
 *
 * @public
 */
export const AlertBuildsPanel: (props: AlertPanelProps) => JSX.Element | null =
  buildHealthPlugin.provide(
    createComponentExtension({
      name: 'AlertBuildsPanel',
      component: {
        lazy: async () => {
          const { AlertBuildsPanel: Panel } = await import(
            './components/AlertBuildsPanel'
          );
          return (props: AlertPanelProps) => (
            <BuildHealthProvider>
              <AlertPanelBoundary title="What changed">
                <Panel {...props} />
              </AlertPanelBoundary>
            </BuildHealthProvider>
          );
        },
      },
    }),
  );

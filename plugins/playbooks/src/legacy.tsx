/**
 * The page for portals on the older frontend system.
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
import { createCardExtension } from '@backstage/plugin-home-react';
import {
  AlertPanelBoundary,
  type AlertPanelProps,
} from '@callboard/backstage-plugin-alerts-react';
import { ServiceSignalBoundary } from '@callboard/backstage-plugin-callboard-react';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksApiRef } from './api';
import { PlaybooksProvider } from './components/PlaybooksProvider';
import {
  alertRouteRef,
  homeRouteRef,
  openRouteRef,
  pageRouteRef,
  rootRouteRef,
  runRouteRef,
} from './routes';
import { playbooksTranslationRef } from './translation';

/** The older system has no wrapper around the extensions of a plugin. */
function withClient(Card: ComponentType) {
  return () => (
    <PlaybooksProvider>
      <Card />
    </PlaybooksProvider>
  );
}

/**
 * The playbooks plugin of the older frontend system.
 *
 * @public
 */
export const playbooksPlugin = createPlugin({
  id: 'playbooks',
  routes: {
    root: rootRouteRef,
    page: pageRouteRef,
    open: openRouteRef,
    alert: alertRouteRef,
    run: runRouteRef,
  },
  externalRoutes: { home: homeRouteRef },
  apis: [
    createApiFactory({
      api: playbooksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PlaybooksClient(deps),
    }),
  ],
});

/**
 * All playbooks, one of them, and the one for an alert. The portal draws it at a path of its choice.
 *
 * @public
 */
export const PlaybooksPage = playbooksPlugin.provide(
  createRoutableExtension({
    name: 'PlaybooksPage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { PlaybooksPage: Contents } = await import(
        './components/PlaybooksPage'
      );
      return () => {
        const { t } = useTexts(playbooksTranslationRef);
        return (
          <PlaybooksProvider>
            <Page themeId="tool">
              <Header title={t('title')} />
              <Content noPadding>
                <Contents />
              </Content>
            </Page>
          </PlaybooksProvider>
        );
      };
    },
  }),
);

/**
 * The playbooks of the entity of the page. For components, systems, APIs, resources and domains.
 *
 * @public
 */
export const EntityPlaybooksCard = playbooksPlugin.provide(
  createComponentExtension({
    name: 'EntityPlaybooksCard',
    component: {
      lazy: async () => {
        const { EntityPlaybooksCard: Card } = await import(
          './components/EntityPlaybooksCard'
        );
        return withClient(Card);
      },
    },
  }),
);

/**
 * All playbooks of the entity of the page, with their alerts. The content of a tab.
 *
 * @public
 */
export const EntityPlaybooksContent = playbooksPlugin.provide(
  createComponentExtension({
    name: 'EntityPlaybooksContent',
    component: {
      lazy: async () => {
        const { EntityPlaybooksTab } = await import(
          './components/EntityPlaybooksTab'
        );
        return withClient(EntityPlaybooksTab);
      },
    },
  }),
);

/**
 * Runs that the reader is in. For the home page.
 *
 * @public
 */
export const HomeMyRuns = playbooksPlugin.provide(
  createCardExtension<{ title?: string }>({
    name: 'HomeMyRuns',
    title: 'My playbook runs',
    components: async () => {
      const { MyRunsWidget } = await import('./components/MyRunsWidget');
      return { Content: withClient(MyRunsWidget) };
    },
  }),
);

/**
 * What the services of the group of the page have. For groups.
 *
 * @public
 */
export const GroupPlaybooksCard = playbooksPlugin.provide(
  createComponentExtension({
    name: 'GroupPlaybooksCard',
    component: {
      lazy: async () => {
        const { TeamPlaybooksCard } = await import(
          './components/TeamPlaybooksCard'
        );
        return withClient(TeamPlaybooksCard);
      },
    },
  }),
);

/**
 * Whether the service of the page has playbooks that are proven, as a row of the card "Service at a glance" of the callboard plugin.
 *
 * @public
 */
export const EntityPlaybooksSignal = playbooksPlugin.provide(
  createComponentExtension({
    name: 'EntityPlaybooksSignal',
    component: {
      lazy: async () => {
        const { PlaybooksSignal } = await import(
          './components/PlaybooksSignal'
        );
        return withClient(() => (
          <ServiceSignalBoundary title="Playbooks">
            <PlaybooksSignal />
          </ServiceSignalBoundary>
        ));
      },
    },
  }),
);

/**
 * What to do about an alert. For the property `panels` of the page of the alerts plugin.
 *
 * @public
 */
export const AlertPlaybookPanel: (
  props: AlertPanelProps,
) => JSX.Element | null = playbooksPlugin.provide(
  createComponentExtension({
    name: 'AlertPlaybookPanel',
    component: {
      lazy: async () => {
        const { AlertPlaybookPanel: Panel } = await import(
          './components/AlertPlaybookPanel'
        );
        return (props: AlertPanelProps) => (
          <PlaybooksProvider>
            <AlertPanelBoundary title="What to do">
              <Panel {...props} />
            </AlertPanelBoundary>
          </PlaybooksProvider>
        );
      },
    },
  }),
);

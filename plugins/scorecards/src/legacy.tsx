/**
 * Scorecards for portals on the older frontend system.
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
import { ServiceSignalBoundary } from '@callboard/backstage-plugin-callboard-react';
import { ScorecardsClient } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from './api';
import { ScorecardsProvider } from './components/ScorecardsProvider';
import {
  campaignRouteRef,
  checkRouteRef,
  editRouteRef,
  homeRouteRef,
  matrixRouteRef,
  playbookRouteRef,
  rootRouteRef,
  standardRouteRef,
  stepsRouteRef,
} from './routes';
import { scorecardsTranslationRef } from './translation';

/** The older system has no wrapper around the extensions of a plugin. */
function withClient(Card: ComponentType) {
  return () => (
    <ScorecardsProvider>
      <Card />
    </ScorecardsProvider>
  );
}

/**
 * The scorecards plugin of the older frontend system.
 *
 * @public
 */
export const scorecardsPlugin = createPlugin({
  id: 'scorecards',
  routes: {
    root: rootRouteRef,
    steps: stepsRouteRef,
    matrix: matrixRouteRef,
    check: checkRouteRef,
    standard: standardRouteRef,
    campaign: campaignRouteRef,
    edit: editRouteRef,
  },
  externalRoutes: { home: homeRouteRef, playbook: playbookRouteRef },
  apis: [
    createApiFactory({
      api: scorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ScorecardsClient(deps),
    }),
  ],
});

/**
 * All scorecards over all services, what teams can do next, campaigns and standards. The portal draws it at a path of its choice.
 *
 * @public
 */
export const ScorecardsPage = scorecardsPlugin.provide(
  createRoutableExtension({
    name: 'ScorecardsPage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { ScorecardsPage: Contents } = await import(
        './components/ScorecardsPage'
      );
      return () => {
        const { t } = useTexts(scorecardsTranslationRef);
        return (
          <ScorecardsProvider>
            <Page themeId="tool">
              <Header title={t('title')} />
              <Content noPadding>
                <Contents />
              </Content>
            </Page>
          </ScorecardsProvider>
        );
      };
    },
  }),
);

/**
 * How far the entity of the page is, and what to do next. For components, APIs, resources, systems and domains.
 *
 * @public
 */
export const EntityScorecardsCard = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardsCard',
    component: {
      lazy: async () => {
        const { EntityScorecardsCard: Card } = await import(
          './components/EntityScorecardsCard'
        );
        return withClient(Card);
      },
    },
  }),
);

/**
 * All checks of the entity of the page. The content of a tab.
 *
 * @public
 */
export const EntityScorecardsContent = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardsContent',
    component: {
      lazy: async () => {
        const { EntityScorecardsTab } = await import(
          './components/EntityScorecardsTab'
        );
        return withClient(EntityScorecardsTab);
      },
    },
  }),
);

/**
 * How many services of the group of the page are at their target, and what would lift the others. For groups.
 *
 * @public
 */
export const GroupScorecardsCard = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'GroupScorecardsCard',
    component: {
      lazy: async () => {
        const { TeamScorecardsCard } = await import(
          './components/TeamScorecardsCard'
        );
        return withClient(TeamScorecardsCard);
      },
    },
  }),
);

/**
 * Whether the lights of the group of the page are on: what must be well for its services to stay up. For groups.
 *
 * @public
 */
export const GroupLightsCard = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'GroupLightsCard',
    component: {
      lazy: async () => {
        const { TeamLightsCard } = await import('./components/TeamLightsCard');
        return withClient(TeamLightsCard);
      },
    },
  }),
);

/**
 * How far the service of the page is, as a row of the card "Service at a glance" of the callboard plugin.
 *
 * @public
 */
export const EntityScorecardsSignal = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardsSignal',
    component: {
      lazy: async () => {
        const { ScorecardsSignal } = await import(
          './components/ScorecardsSignal'
        );
        return withClient(() => (
          <ServiceSignalBoundary title="Scorecards">
            <ScorecardsSignal />
          </ServiceSignalBoundary>
        ));
      },
    },
  }),
);

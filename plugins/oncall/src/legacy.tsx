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
import { useTexts } from '@internal/frontend-kit';
import { Content, Header, Page } from '@backstage/core-components';
import { createCardExtension } from '@backstage/plugin-home-react';
import { ServiceSignalBoundary } from '@callboard/backstage-plugin-callboard-react';
import { OncallClient } from '@callboard/backstage-plugin-oncall-common';
import { oncallApiRef } from './api';
import { OncallProvider } from './components/OncallProvider';
import {
  editScheduleRouteRef,
  newScheduleRouteRef,
  pageRouteRef,
  rootRouteRef,
  scheduleRouteRef,
} from './routes';
import { oncallTranslationRef } from './translation';

/** The older system has no wrapper around the extensions of a plugin. */
function withClient(Card: ComponentType) {
  return () => (
    <OncallProvider>
      <Card />
    </OncallProvider>
  );
}

/**
 * The on-call plugin of the older frontend system.
 *
 * @public
 */
export const oncallPlugin = createPlugin({
  id: 'oncall',
  routes: {
    root: rootRouteRef,
    schedule: scheduleRouteRef,
    editSchedule: editScheduleRouteRef,
    newSchedule: newScheduleRouteRef,
  },
  externalRoutes: { page: pageRouteRef },
  apis: [
    createApiFactory({
      api: oncallApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new OncallClient(deps),
    }),
  ],
});

/**
 * Who is on call now, one's own shifts, and the schedules. The portal draws it at a path of its choice.
 *
 * @public
 */
export const OncallPage = oncallPlugin.provide(
  createRoutableExtension({
    name: 'OncallPage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { OncallPage: Contents } = await import('./components/OncallPage');
      return withClient(() => {
        const { t } = useTexts(oncallTranslationRef);
        return (
          <Page themeId="tool">
            <Header title={t('list.title')} />
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
 * Who is on call for the entity of the page. For components, systems, APIs, resources and domains.
 *
 * @public
 */
export const EntityOncallCard = oncallPlugin.provide(
  createComponentExtension({
    name: 'EntityOncallCard',
    component: {
      lazy: async () => {
        const { OnCallCard } = await import('./components/OnCallCard');
        return withClient(OnCallCard);
      },
    },
  }),
);

/**
 * Who is on call for the entity of the page now, at any other time, and in the coming weeks. The content of a tab.
 *
 * @public
 */
export const EntityOncallContent = oncallPlugin.provide(
  createComponentExtension({
    name: 'EntityOncallContent',
    component: {
      lazy: async () => {
        const { OnCallTab } = await import('./components/OnCallTab');
        return withClient(OnCallTab);
      },
    },
  }),
);

/**
 * The reader's own shifts. For the home page.
 *
 * @public
 */
export const HomeMyShifts = oncallPlugin.provide(
  createCardExtension<{ title?: string }>({
    name: 'HomeMyShifts',
    title: 'My on-call shifts',
    components: async () => {
      const { MyShiftsWidget } = await import('./components/MyShiftsWidget');
      return { Content: withClient(MyShiftsWidget) };
    },
  }),
);

/**
 * The schedules of the group of the page. For groups.
 *
 * @public
 */
export const GroupOncallCard = oncallPlugin.provide(
  createComponentExtension({
    name: 'GroupOncallCard',
    component: {
      lazy: async () => {
        const { TeamOnCallCard } = await import('./components/TeamOnCallCard');
        return withClient(TeamOnCallCard);
      },
    },
  }),
);

/**
 * The on-call row of `EntityGlanceCard`, of which it is a child.
 *
 * @public
 */
export const EntityOncallSignal = oncallPlugin.provide(
  createComponentExtension({
    name: 'EntityOncallSignal',
    component: {
      lazy: async () => {
        const { OncallSignal } = await import('./components/OncallSignal');
        return withClient(() => (
          <ServiceSignalBoundary title="On-call">
            <OncallSignal />
          </ServiceSignalBoundary>
        ));
      },
    },
  }),
);

/**
 * The page and the cards for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import type { ComponentType } from 'react';
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Content, Header, Page } from '@backstage/core-components';
import { createKitQueryClient } from '@internal/frontend-kit';
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

/** One for page and cards: the older system has no wrapper around the extensions of a plugin. */
export const queryClient = createKitQueryClient();

function withClient(Card: ComponentType) {
  return () => (
    <OncallProvider client={queryClient}>
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
        const { t } = useTranslationRef(oncallTranslationRef);
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

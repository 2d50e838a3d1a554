/**
 * The page for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Content, Header, Page } from '@backstage/core-components';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksApiRef } from './api';
import { PlaybooksProvider } from './components/PlaybooksProvider';
import { openRouteRef, pageRouteRef, rootRouteRef } from './routes';
import { playbooksTranslationRef } from './translation';

/**
 * The playbooks plugin of the older frontend system.
 *
 * @public
 */
export const playbooksPlugin = createPlugin({
  id: 'playbooks',
  routes: { root: rootRouteRef, page: pageRouteRef, open: openRouteRef },
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
        const { t } = useTranslationRef(playbooksTranslationRef);
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

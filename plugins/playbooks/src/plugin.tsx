import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiBookOpenLine } from '@remixicon/react';
import { playbooksApi } from './extensions/apis';
import { playbooksPage } from './extensions/pages';
import { queryClientWrapper } from './extensions/wrapper';
import { openRouteRef, pageRouteRef, rootRouteRef } from './routes';

/**
 * The playbooks plugin of the new frontend system.
 *
 * @public
 */
export const playbooksPlugin = createFrontendPlugin({
  pluginId: 'playbooks',
  title: 'Playbooks',
  icon: <RiBookOpenLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, page: pageRouteRef, open: openRouteRef },
  extensions: [playbooksApi, queryClientWrapper, playbooksPage],
});

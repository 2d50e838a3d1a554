import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShieldUserLine } from '@remixicon/react';
import { ownershipApi } from './extensions/apis';
import { groupEntityCard, ownerEntityCard } from './extensions/entityCards';
import { ownershipPage } from './extensions/pages';
import { ownershipEntityContent } from './extensions/entityContents';
import { ownerSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';
import { catalogRouteRef, pageRouteRef, rootRouteRef } from './routes';

/**
 * The ownership plugin of the new frontend system.
 *
 * @public
 */
export const ownershipPlugin = createFrontendPlugin({
  pluginId: 'ownership',
  title: 'Ownership',
  icon: <RiShieldUserLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { catalog: catalogRouteRef, page: pageRouteRef },
  extensions: [
    ownershipApi,
    queryClientWrapper,
    ownershipPage,
    ownerEntityCard,
    groupEntityCard,
    ownershipEntityContent,
    ownerSignal,
  ],
});

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiHammerLine } from '@remixicon/react';
import { alertBuildsPanel } from './extensions/alertPanels';
import { buildHealthApi } from './extensions/apis';
import { buildsEntityCard, groupEntityCard } from './extensions/entityCards';
import { buildsEntityContent } from './extensions/entityContents';
import { buildHealthPage } from './extensions/pages';
import { buildsSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';
import {
  homeRouteRef,
  rootRouteRef,
  sourcesRouteRef,
  teamsRouteRef,
  testRouteRef,
} from './routes';

/**
 * The build-health plugin of the new frontend system.
 *
 * @public
 */
export const buildHealthPlugin = createFrontendPlugin({
  pluginId: 'build-health',
  title: 'Build health',
  icon: <RiHammerLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    teams: teamsRouteRef,
    sources: sourcesRouteRef,
    test: testRouteRef,
  },
  externalRoutes: { home: homeRouteRef },
  extensions: [
    buildHealthApi,
    queryClientWrapper,
    buildHealthPage,
    buildsEntityCard,
    groupEntityCard,
    buildsEntityContent,
    buildsSignal,
    alertBuildsPanel,
  ],
});

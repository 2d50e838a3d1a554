import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiBookOpenLine } from '@remixicon/react';
import { alertPlaybookPanel } from './extensions/alertPanels';
import { playbooksApi } from './extensions/apis';
import { groupEntityCard, playbooksEntityCard } from './extensions/entityCards';
import { playbooksEntityContent } from './extensions/entityContents';
import { myRunsWidget } from './extensions/homeWidgets';
import { pageAhead } from './extensions/pageAhead';
import { playbooksPage } from './extensions/pages';
import { playbooksSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';
import {
  alertRouteRef,
  homeRouteRef,
  openRouteRef,
  pageRouteRef,
  rootRouteRef,
  runRouteRef,
} from './routes';

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
  routes: {
    root: rootRouteRef,
    page: pageRouteRef,
    open: openRouteRef,
    alert: alertRouteRef,
    run: runRouteRef,
  },
  externalRoutes: { home: homeRouteRef },
  extensions: [
    playbooksApi,
    queryClientWrapper,
    pageAhead,
    playbooksPage,
    playbooksEntityCard,
    groupEntityCard,
    playbooksEntityContent,
    playbooksSignal,
    myRunsWidget,
    alertPlaybookPanel,
  ],
});

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { alertsApi } from './extensions/apis';
import { alertsEntityCard, groupEntityCard } from './extensions/entityCards';
import { alertsEntityContent } from './extensions/entityContents';
import { myAlertsWidget } from './extensions/homeWidgets';
import { alertsPage } from './extensions/pages';
import { alertsSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';
import { alertRouteRef, homeRouteRef, rootRouteRef } from './routes';

/**
 * The alerts plugin of the new frontend system.
 *
 * @public
 */
export const alertsPlugin = createFrontendPlugin({
  pluginId: 'alerts',
  title: 'Alerts',
  icon: <RiAlarmWarningLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, alert: alertRouteRef },
  externalRoutes: { home: homeRouteRef },
  extensions: [
    alertsApi,
    queryClientWrapper,
    alertsPage,
    alertsEntityCard,
    groupEntityCard,
    alertsEntityContent,
    alertsSignal,
    myAlertsWidget,
  ],
});

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiPhoneLine } from '@remixicon/react';
import { oncallApi } from './extensions/apis';
import { groupEntityCard, onCallEntityCard } from './extensions/entityCards';
import { onCallEntityContent } from './extensions/entityContents';
import { myShiftsWidget } from './extensions/homeWidgets';
import { oncallPage } from './extensions/pages';
import { onCallSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';
import {
  editScheduleRouteRef,
  newScheduleRouteRef,
  pageRouteRef,
  rootRouteRef,
  scheduleRouteRef,
} from './routes';

/**
 * The on-call plugin of the new frontend system.
 *
 * @public
 */
export const oncallPlugin = createFrontendPlugin({
  pluginId: 'oncall',
  title: 'On-call',
  icon: <RiPhoneLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    schedule: scheduleRouteRef,
    editSchedule: editScheduleRouteRef,
    newSchedule: newScheduleRouteRef,
  },
  externalRoutes: { page: pageRouteRef },
  extensions: [
    oncallApi,
    queryClientWrapper,
    oncallPage,
    onCallEntityCard,
    groupEntityCard,
    onCallEntityContent,
    myShiftsWidget,
    onCallSignal,
  ],
});

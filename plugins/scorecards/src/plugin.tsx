import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiMedalLine } from '@remixicon/react';
import { scorecardsApi } from './extensions/apis';
import {
  groupEntityCard,
  lightsEntityCard,
  scorecardsEntityCard,
} from './extensions/entityCards';
import { scorecardsEntityContent } from './extensions/entityContents';
import { scorecardsPage } from './extensions/pages';
import { scorecardsSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';
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

/**
 * The scorecards plugin of the new frontend system.
 *
 * @public
 */
export const scorecardsPlugin = createFrontendPlugin({
  pluginId: 'scorecards',
  title: 'Scorecards',
  icon: <RiMedalLine />,
  info: { packageJson: () => import('../package.json') },
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
  extensions: [
    scorecardsApi,
    queryClientWrapper,
    scorecardsPage,
    scorecardsEntityCard,
    groupEntityCard,
    lightsEntityCard,
    scorecardsEntityContent,
    scorecardsSignal,
  ],
});

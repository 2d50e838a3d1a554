import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiDashboardLine } from '@remixicon/react';
import { glanceEntityCard } from './extensions/entityCards';

/**
 * The Callboard plugin of the new frontend system.
 *
 * @public
 */
export const callboardPlugin = createFrontendPlugin({
  pluginId: 'callboard',
  title: 'Callboard',
  icon: <RiDashboardLine />,
  info: { packageJson: () => import('../package.json') },
  extensions: [glanceEntityCard],
});

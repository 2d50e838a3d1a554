import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiHammerLine } from '@remixicon/react';
import { buildHealthApi } from './extensions/apis';
import { buildsEntityCard } from './extensions/entityCards';
import { buildsEntityContent } from './extensions/entityContents';
import { buildsSignal } from './extensions/signals';
import { queryClientWrapper } from './extensions/wrapper';

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
  extensions: [
    buildHealthApi,
    queryClientWrapper,
    buildsEntityCard,
    buildsEntityContent,
    buildsSignal,
  ],
});

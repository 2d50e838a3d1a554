import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { navContent } from './Sidebar';

export { LogoMark } from './Logo';

/** The portal's own sidebar. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navContent],
});

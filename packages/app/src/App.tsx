import { createApp } from '@backstage/frontend-defaults';
import { descriptorsPlugin } from './modules/descriptors';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';

/** The demo portal; every plugin in package.json joins by discovery (`app.packages: all`). */
export const App = createApp({
  features: [themeModule, navModule, signInModule, descriptorsPlugin],
});

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./SignInPage').then(m => m.SignInPage),
  },
});

/** Sign-in of the demo portal as one of its sample people. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});

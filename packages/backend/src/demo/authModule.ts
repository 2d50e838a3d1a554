import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError, InputError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { folderServiceRef } from '../folder';
import { assertLocalHost } from './assertLocalHost';
import { canonicalRef } from './config';
import { demoServiceRef } from './demoService';
import { DemoSignIn } from './DemoSignIn';

/** Auth module: sign in as a sample person, without a password. Absent unless the config asks for it. */
export const authModuleDemo = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        demo: demoServiceRef,
        folder: folderServiceRef,
        providers: authProvidersExtensionPoint,
      },
      async init({ demo, folder, providers }) {
        if (demo.config) {
          const signIn = new DemoSignIn(demo.config, folder.catalog);
          providers.registerProvider({
            providerId: 'demo',
            factory: createProxyAuthProviderFactory({
              authenticator: createAuthenticator(signIn),
              signInResolver: ({ result }, context) =>
                signIn.resolve(result.ref, context),
            }),
          });
        }
      },
    });
  },
});

function createAuthenticator(signIn: DemoSignIn) {
  return createProxyAuthenticator({
    defaultProfileTransform: async ({ ref }: { ref: string }) => ({
      profile: { displayName: signIn.titleOf(ref) },
    }),
    initialize: () => undefined,
    async authenticate({ req }) {
      assertLocalHost(req.get('host'));
      const ref = req.get('x-demo-user');
      if (!ref) {
        throw new AuthenticationError(
          'Name the person in the header x-demo-user.',
        );
      }
      return { result: { ref: readRef(ref) } };
    },
  });
}

function readRef(header: string) {
  try {
    return canonicalRef(header, 'User');
  } catch (error) {
    throw new InputError('x-demo-user is not the ref of an entity', error);
  }
}

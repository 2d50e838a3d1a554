import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { BuildHealthProvider } from '../components/BuildHealthProvider';

/** One cache for the page and all cards of this plugin, wherever they stand. */
export const queryClientWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({
      loader: async () => ({
        component: ({ children }) => (
          <BuildHealthProvider>{children}</BuildHealthProvider>
        ),
      }),
    }),
});

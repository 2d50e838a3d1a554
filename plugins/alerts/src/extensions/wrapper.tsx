import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { AlertsProvider } from '../components/AlertsProvider';

/** One cache for the page and all cards of this plugin, wherever they stand. */
export const queryClientWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({
      loader: async () => ({
        component: ({ children }) => (
          <AlertsProvider>{children}</AlertsProvider>
        ),
      }),
    }),
});

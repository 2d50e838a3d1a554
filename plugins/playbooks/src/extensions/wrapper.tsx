import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { PlaybooksProvider } from '../components/PlaybooksProvider';

/** One cache for the page and all cards of this plugin, wherever they stand. */
export const queryClientWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({
      loader: async () => ({
        component: ({ children }) => (
          <PlaybooksProvider>{children}</PlaybooksProvider>
        ),
      }),
    }),
});

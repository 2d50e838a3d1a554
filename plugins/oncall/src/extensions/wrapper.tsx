import { useState } from 'react';
import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import { OncallProvider } from '../components/OncallProvider';

/** One cache for the page and all cards of this plugin, wherever they stand. */
export const queryClientWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({
      loader: async () => ({
        useWrapperValue: () => useState(createKitQueryClient)[0],
        component: ({ value, children }) => (
          <OncallProvider client={value}>{children}</OncallProvider>
        ),
      }),
    }),
});

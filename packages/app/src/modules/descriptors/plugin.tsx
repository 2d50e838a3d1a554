import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
  PluginWrapperBlueprint,
} from '@backstage/frontend-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import { RiFileList3Line } from '@remixicon/react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useState, type PropsWithChildren } from 'react';

const rootRouteRef = createRouteRef();

const page = PageBlueprint.make({
  params: {
    path: '/descriptors',
    title: 'Descriptors',
    routeRef: rootRouteRef,
    loader: () => import('./DescriptorsPage').then(m => <m.DescriptorsPage />),
  },
});

const useQueryClient = () => useState(createKitQueryClient)[0];

const QueryProvider = (props: PropsWithChildren<{ value: QueryClient }>) => (
  <QueryClientProvider client={props.value}>
    {props.children}
  </QueryClientProvider>
);

const queryClient = PluginWrapperBlueprint.make({
  params: define =>
    define({
      loader: async () => ({
        useWrapperValue: useQueryClient,
        component: QueryProvider,
      }),
    }),
});

/** What the portal read from its folder of descriptors; of use only beside the backend's folder provider. */
export const descriptorsPlugin = createFrontendPlugin({
  pluginId: 'descriptors',
  title: 'Descriptors',
  icon: <RiFileList3Line />,
  routes: { root: rootRouteRef },
  extensions: [queryClient, page],
});

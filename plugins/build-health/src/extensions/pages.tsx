import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiHammerLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const buildHealthPage = PageBlueprint.make({
  params: {
    path: '/build-health',
    title: 'Build health',
    icon: <RiHammerLine />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { BuildHealthPage } = await import('../components/BuildHealthPage');
      return <BuildHealthPage />;
    },
  },
});

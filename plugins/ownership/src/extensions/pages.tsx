import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiShieldUserLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const ownershipPage = PageBlueprint.make({
  params: {
    path: '/ownership',
    title: 'Ownership',
    icon: <RiShieldUserLine />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { OwnershipPage } = await import('../components/OwnershipPage');
      return <OwnershipPage />;
    },
  },
});

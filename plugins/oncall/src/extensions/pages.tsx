import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiPhoneLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const oncallPage = PageBlueprint.make({
  params: {
    path: '/oncall',
    title: 'On-call',
    icon: <RiPhoneLine />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { OncallPage } = await import('../components/OncallPage');
      return <OncallPage />;
    },
  },
});

import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiBookOpenLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const playbooksPage = PageBlueprint.make({
  params: {
    path: '/playbooks',
    title: 'Playbooks',
    icon: <RiBookOpenLine />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { PlaybooksPage } = await import('../components/PlaybooksPage');
      return <PlaybooksPage />;
    },
  },
});

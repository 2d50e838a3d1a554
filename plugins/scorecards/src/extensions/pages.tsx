import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiMedalLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const scorecardsPage = PageBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    icon: <RiMedalLine />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { ScorecardsPage } = await import('../components/ScorecardsPage');
      return <ScorecardsPage />;
    },
  },
});

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isJudged } from '../lib/isJudged';

export const scorecardsEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    group: 'overview',
    filter: isJudged,
    loader: async () => {
      const { EntityScorecardsTab } = await import(
        '../components/EntityScorecardsTab'
      );
      return <EntityScorecardsTab />;
    },
  },
});

import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isJudged } from '../lib/isJudged';

export const scorecardsEntityCard = EntityCardBlueprint.make({
  name: 'scorecards',
  params: {
    type: 'info',
    filter: isJudged,
    loader: async () => {
      const { EntityScorecardsCard } = await import(
        '../components/EntityScorecardsCard'
      );
      return <EntityScorecardsCard />;
    },
  },
});

export const groupEntityCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { TeamScorecardsCard } = await import(
        '../components/TeamScorecardsCard'
      );
      return <TeamScorecardsCard />;
    },
  },
});

export const lightsEntityCard = EntityCardBlueprint.make({
  name: 'lights',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { TeamLightsCard } = await import('../components/TeamLightsCard');
      return <TeamLightsCard />;
    },
  },
});

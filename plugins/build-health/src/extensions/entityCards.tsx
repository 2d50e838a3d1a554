import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isBuilt } from '../lib/isBuilt';

export const buildsEntityCard = EntityCardBlueprint.make({
  name: 'builds',
  params: {
    type: 'info',
    filter: isBuilt,
    loader: async () => {
      const { EntityBuildsCard } = await import(
        '../components/EntityBuildsCard'
      );
      return <EntityBuildsCard />;
    },
  },
});

export const groupEntityCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { TeamBuildsCard } = await import('../components/TeamBuildsCard');
      return <TeamBuildsCard />;
    },
  },
});

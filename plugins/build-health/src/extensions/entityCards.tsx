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

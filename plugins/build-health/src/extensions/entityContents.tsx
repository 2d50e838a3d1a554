import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isBuilt } from '../lib/isBuilt';

export const buildsEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/builds',
    title: 'Builds',
    group: 'development',
    filter: isBuilt,
    loader: async () => {
      const { EntityBuildsTab } = await import('../components/EntityBuildsTab');
      return <EntityBuildsTab />;
    },
  },
});

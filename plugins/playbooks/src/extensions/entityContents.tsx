import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { KINDS } from './entityCards';

export const playbooksEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/playbooks',
    title: 'Playbooks',
    group: 'operation',
    filter: { kind: { $in: KINDS } },
    loader: async () => {
      const { EntityPlaybooksTab } = await import(
        '../components/EntityPlaybooksTab'
      );
      return <EntityPlaybooksTab />;
    },
  },
});

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { OWNED_KINDS } from './entityCards';

export const ownershipEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/ownership',
    title: 'Ownership',
    group: 'overview',
    filter: { kind: { $in: OWNED_KINDS } },
    loader: async () => {
      const { OwnershipTab } = await import('../components/OwnershipTab');
      return <OwnershipTab />;
    },
  },
});

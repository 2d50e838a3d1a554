import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** What has an owner who answers for it. */
export const OWNED_KINDS = ['component', 'system', 'api', 'resource', 'domain'];

export const ownerEntityCard = EntityCardBlueprint.make({
  name: 'owner',
  params: {
    type: 'info',
    filter: { kind: { $in: OWNED_KINDS } },
    loader: async () => {
      const { OwnerCard } = await import('../components/OwnerCard');
      return <OwnerCard />;
    },
  },
});

export const groupEntityCard = EntityCardBlueprint.make({
  name: 'owns',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { TeamCard } = await import('../components/TeamCard');
      return <TeamCard />;
    },
  },
});

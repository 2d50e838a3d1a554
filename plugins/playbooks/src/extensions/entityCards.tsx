import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** What may have playbooks. */
export const KINDS = ['component', 'system', 'api', 'resource', 'domain'];

export const playbooksEntityCard = EntityCardBlueprint.make({
  name: 'playbooks',
  params: {
    type: 'info',
    filter: { kind: { $in: KINDS } },
    loader: async () => {
      const { EntityPlaybooksCard } = await import(
        '../components/EntityPlaybooksCard'
      );
      return <EntityPlaybooksCard />;
    },
  },
});

export const groupEntityCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { TeamPlaybooksCard } = await import(
        '../components/TeamPlaybooksCard'
      );
      return <TeamPlaybooksCard />;
    },
  },
});

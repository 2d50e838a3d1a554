import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** What somebody may be called for. */
export const ANSWERED_KINDS = [
  'component',
  'system',
  'api',
  'resource',
  'domain',
];

export const onCallEntityCard = EntityCardBlueprint.make({
  name: 'on-call',
  params: {
    type: 'info',
    filter: { kind: { $in: ANSWERED_KINDS } },
    loader: async () => {
      const { OnCallCard } = await import('../components/OnCallCard');
      return <OnCallCard />;
    },
  },
});

export const groupEntityCard = EntityCardBlueprint.make({
  name: 'schedules',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { TeamOnCallCard } = await import('../components/TeamOnCallCard');
      return <TeamOnCallCard />;
    },
  },
});

import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { alertedKinds } from '../lib/alertedKinds';

export const alertsEntityCard = EntityCardBlueprint.make({
  name: 'alerts',
  params: {
    type: 'info',
    filter: alertedKinds,
    loader: async () => {
      const { AlertsCard } = await import('../components/AlertsCard');
      return <AlertsCard />;
    },
  },
});

export const groupEntityCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: async () => {
      const { AlertsCard } = await import('../components/AlertsCard');
      return <AlertsCard />;
    },
  },
});

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { alertedKinds } from '../lib/alertedKinds';

export const alertsEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/alerts',
    title: 'Alerts',
    group: 'operation',
    filter: alertedKinds,
    loader: async () => {
      const { AlertsTab } = await import('../components/AlertsTab');
      return <AlertsTab />;
    },
  },
});

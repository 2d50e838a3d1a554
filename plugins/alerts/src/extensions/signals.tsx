import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';
import { alertedKinds } from '../lib/alertedKinds';

export const alertsSignal = ServiceSignalBlueprint.make({
  name: 'alerts',
  params: {
    title: 'Alerts',
    filter: alertedKinds,
    loader: async () => {
      const { AlertsSignal } = await import('../components/AlertsSignal');
      return <AlertsSignal />;
    },
  },
});

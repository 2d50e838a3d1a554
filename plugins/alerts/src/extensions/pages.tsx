import {
  createExtensionInput,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { AlertPanelBlueprint } from '@callboard/backstage-plugin-alerts-react';
import { rootRouteRef } from '../routes';

const { panel } = AlertPanelBlueprint.dataRefs;

export const alertsPage = PageBlueprint.makeWithOverrides({
  inputs: { panels: createExtensionInput([panel]) },
  factory(originalFactory, { inputs }) {
    const panels = inputs.panels.map(input => input.get(panel));
    return originalFactory({
      path: '/alerts',
      title: 'Alerts',
      icon: <RiAlarmWarningLine />,
      routeRef: rootRouteRef,
      loader: async () => {
        const { AlertsPage } = await import('../components/AlertsPage');
        return <AlertsPage panels={panels} />;
      },
    });
  },
});

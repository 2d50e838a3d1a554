import { AlertPanelBlueprint } from '@callboard/backstage-plugin-alerts-react';

export const alertBuildsPanel = AlertPanelBlueprint.make({
  name: 'builds',
  params: {
    title: 'What changed',
    place: 'after-history',
    loader: async () => {
      const { AlertBuildsPanel } = await import(
        '../components/AlertBuildsPanel'
      );
      return AlertBuildsPanel;
    },
  },
});

import { AlertPanelBlueprint } from '@callboard/backstage-plugin-alerts-react';

export const alertPlaybookPanel = AlertPanelBlueprint.make({
  name: 'playbook',
  params: {
    title: 'What to do',
    place: 'first',
    loader: async () => {
      const { AlertPlaybookPanel } = await import(
        '../components/AlertPlaybookPanel'
      );
      return AlertPlaybookPanel;
    },
  },
});

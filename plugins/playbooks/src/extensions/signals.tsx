import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';

export const playbooksSignal = ServiceSignalBlueprint.make({
  name: 'playbooks',
  params: {
    title: 'Playbooks',
    loader: async () => {
      const { PlaybooksSignal } = await import('../components/PlaybooksSignal');
      return <PlaybooksSignal />;
    },
  },
});

import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';

export const onCallSignal = ServiceSignalBlueprint.make({
  name: 'on-call',
  params: {
    title: 'On-call',
    loader: async () => {
      const { OncallSignal } = await import('../components/OncallSignal');
      return <OncallSignal />;
    },
  },
});

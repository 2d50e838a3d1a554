import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';

export const ownerSignal = ServiceSignalBlueprint.make({
  name: 'owner',
  params: {
    title: 'Owner',
    loader: async () => {
      const { OwnershipSignal } = await import('../components/OwnershipSignal');
      return <OwnershipSignal />;
    },
  },
});

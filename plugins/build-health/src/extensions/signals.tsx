import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';
import { isBuilt } from '../lib/isBuilt';

export const buildsSignal = ServiceSignalBlueprint.make({
  name: 'builds',
  params: {
    title: 'Builds',
    filter: isBuilt,
    loader: async () => {
      const { BuildsSignal } = await import('../components/BuildsSignal');
      return <BuildsSignal />;
    },
  },
});

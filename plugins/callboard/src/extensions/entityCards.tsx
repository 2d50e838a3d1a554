import {
  coreExtensionData,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';

const { title, filter } = ServiceSignalBlueprint.dataRefs;

export const glanceEntityCard = EntityCardBlueprint.makeWithOverrides({
  name: 'glance',
  inputs: {
    signals: createExtensionInput([
      coreExtensionData.reactElement,
      title,
      filter.optional(),
    ]),
  },
  factory(originalFactory, { inputs }) {
    const signals = inputs.signals.map(signal => ({
      id: signal.node.spec.id,
      title: signal.get(title),
      filter: signal.get(filter),
      element: signal.get(coreExtensionData.reactElement),
    }));
    return originalFactory({
      type: 'info',
      filter: { kind: { $in: ['component', 'system', 'api', 'resource'] } },
      loader: async () => {
        const { EntityGlance } = await import('../components/GlanceCard');
        return <EntityGlance signals={signals} />;
      },
    });
  },
});

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ANSWERED_KINDS } from './entityCards';

export const onCallEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/on-call',
    title: 'On-call',
    group: 'operation',
    filter: { kind: { $in: ANSWERED_KINDS } },
    loader: async () => {
      const { OnCallTab } = await import('../components/OnCallTab');
      return <OnCallTab />;
    },
  },
});

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of panels that come from no family.
 *
 * @public
 */
export const alertsReactTranslationRef = createTranslationRef({
  id: 'alerts-react',
  messages: {
    panel: {
      failed: '{{title}} did not load. The alert itself is complete.',
    },
  },
});

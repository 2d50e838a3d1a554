import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of signals that come from no family.
 *
 * @public
 */
export const callboardReactTranslationRef = createTranslationRef({
  id: 'callboard-react',
  messages: {
    signal: {
      failed: 'unknown: {{title}} failed to load',
      failedDetail:
        'The other signals are complete. Reload the page to try again.',
    },
  },
});

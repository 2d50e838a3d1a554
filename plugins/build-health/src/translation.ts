import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of the build-health plugin.
 *
 * @public
 */
export const buildHealthTranslationRef = createTranslationRef({
  id: 'build-health',
  messages: {
    title: 'Build health',
  },
});

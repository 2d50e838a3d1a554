import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of the Callboard plugin.
 *
 * @public
 */
export const callboardTranslationRef = createTranslationRef({
  id: 'callboard',
  messages: {
    glance: {
      title: 'Service at a glance',
      list: 'Signals, worst first',
      reading: 'Reading {{total}} signals',
      allFine_one: 'Nothing here needs you.',
      allFine_other: 'All {{count}} signals are fine.',
      needsYou: '{{needs}} of {{total}} needs you: {{worst}}.',
      needYou: '{{needs}} of {{total}} need you. Worst: {{worst}}.',
      onlyNeedsYou: 'Needs you: {{worst}}.',
      unknown_one: '{{count}} of {{total}} is unknown.',
      unknown_other: '{{count}} of {{total}} are unknown.',
      loading_one: '{{count}} of {{total}} is still loading.',
      loading_other: '{{count}} of {{total}} are still loading.',
      slow: 'Still loading: 10 s is unusual.',
    },
    empty: {
      title: 'No signal is installed yet.',
      hint: 'Each Callboard plugin adds one line here. Start with who owns the service:',
      snippet: 'install command',
      notForThis: 'No installed signal applies to this entity.',
    },
  },
});

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { cardMessages } from './translations/cards';
import { editorMessages } from './translations/editor';
import { listMessages } from './translations/list';
import { scheduleMessages } from './translations/schedule';

/**
 * The texts of the on-call plugin.
 *
 * @public
 */
export const oncallTranslationRef = createTranslationRef({
  id: 'oncall',
  messages: {
    card: cardMessages,
    editor: editorMessages,
    list: listMessages,
    schedule: scheduleMessages,
  },
});

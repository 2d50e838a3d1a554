import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { calendarMessages } from './translations/calendars';
import { cardMessages } from './translations/cards';
import { deletionMessages } from './translations/deletion';
import { editorMessages } from './translations/editor';
import { fileMessages } from './translations/files';
import { listMessages } from './translations/list';
import { scheduleMessages } from './translations/schedule';
import { searchMessages } from './translations/search';
import { sourceMessages } from './translations/sources';
import { tabMessages } from './translations/tab';

/**
 * The texts of the on-call plugin.
 *
 * @public
 */
export const oncallTranslationRef = createTranslationRef({
  id: 'oncall',
  messages: {
    calendar: calendarMessages,
    card: cardMessages,
    deletion: deletionMessages,
    editor: editorMessages,
    files: fileMessages,
    list: listMessages,
    schedule: scheduleMessages,
    search: searchMessages,
    source: sourceMessages,
    tab: tabMessages,
  },
});

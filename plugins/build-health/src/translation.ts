import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { buildMessages } from './translations/builds';
import { cardMessages } from './translations/card';
import { csvMessages } from './translations/csv';
import { detailMessages } from './translations/detail';
import { historyMessages } from './translations/history';
import { ownedMessages } from './translations/owned';
import { pageMessages } from './translations/page';
import { panelMessages } from './translations/panel';
import { sourceMessages } from './translations/sources';
import { testMessages } from './translations/tests';
import { weekMessages } from './translations/weeks';

/**
 * The texts of the build-health plugin.
 *
 * @public
 */
export const buildHealthTranslationRef = createTranslationRef({
  id: 'build-health',
  messages: {
    title: 'Build health',
    build: buildMessages,
    card: cardMessages,
    history: historyMessages,
    detail: detailMessages,
    page: pageMessages,
    panel: panelMessages,
    sources: sourceMessages,
    tests: testMessages,
    owned: ownedMessages,
    weeks: weekMessages,
    csv: csvMessages,
  },
});

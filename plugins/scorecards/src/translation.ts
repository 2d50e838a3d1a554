import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { campaignsMessages } from './translations/campaigns';
import { cardMessages } from './translations/card';
import { checkMessages } from './translations/check';
import { collectorsMessages } from './translations/collectors';
import { editorMessages } from './translations/editor';
import { exemptionsMessages } from './translations/exemptions';
import { explainMessages } from './translations/explain';
import { lightsMessages } from './translations/lights';
import { matrixMessages } from './translations/matrix';
import { pageMessages } from './translations/page';
import { standardsMessages } from './translations/standards';
import { stateMessages } from './translations/state';
import { stepsMessages } from './translations/steps';
import { tabMessages } from './translations/tab';

/**
 * The texts of the scorecards plugin.
 *
 * @public
 */
export const scorecardsTranslationRef = createTranslationRef({
  id: 'scorecards',
  messages: {
    title: 'Scorecards',
    state: stateMessages,
    card: cardMessages,
    tab: tabMessages,
    explain: explainMessages,
    page: pageMessages,
    matrix: matrixMessages,
    check: checkMessages,
    steps: stepsMessages,
    editor: editorMessages,
    campaigns: campaignsMessages,
    standards: standardsMessages,
    exemptions: exemptionsMessages,
    collectors: collectorsMessages,
    lights: lightsMessages,
  },
});

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { actMessages } from './translations/acts';
import { alertMessages } from './translations/alert';
import { cardMessages } from './translations/card';
import { deliveryMessages } from './translations/deliveries';
import { handoffMessages } from './translations/handoff';
import { keyMessages } from './translations/keys';
import { letterMessages } from './translations/letters';
import { listMessages } from './translations/list';
import { pageMessages } from './translations/page';
import { policyMessages } from './translations/policies';
import { ruleMessages } from './translations/rules';
import { silenceMessages } from './translations/silences';
import { timelineMessages } from './translations/timeline';

/**
 * The texts of the alerts plugin.
 *
 * @public
 */
export const alertsTranslationRef = createTranslationRef({
  id: 'alerts',
  messages: {
    title: 'Alerts',
    acts: actMessages,
    alert: alertMessages,
    card: cardMessages,
    deliveries: deliveryMessages,
    handoff: handoffMessages,
    keys: keyMessages,
    letters: letterMessages,
    list: listMessages,
    page: pageMessages,
    policies: policyMessages,
    rules: ruleMessages,
    silences: silenceMessages,
    timeline: timelineMessages,
  },
});

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of the badge.
 *
 * @public
 */
export const oncallReactTranslationRef = createTranslationRef({
  id: 'oncall-react',
  messages: {
    badge: {
      covered: '{{people}} until {{time}}',
      answers: 'Level {{level, number}} answers: {{people}} until {{time}}',
      always: '{{people}}, always on call',
      answersAlways:
        'Level {{level, number}} answers: {{people}}, always on call',
      nobody: 'Nobody',
      nobodyUntil: 'Nobody until {{time}}',
      problem: {
        'no-owner': 'No owner',
        'owner-not-in-catalog': 'Owner not in the catalog',
        'owner-not-a-team': 'Owner is not a team',
        'schedule-unknown': 'Schedule unknown',
        'no-schedule': 'No schedule',
        hidden: 'not visible to you',
        'nobody-now': 'Nobody',
        'source-unknown': 'Unknown to the system that is asked',
        'source-silent': 'unknown: the system that is asked is silent',
      },
      read: 'From {{source}}, read {{age}} ago',
      silent: '{{source}} silent for {{age}}',
      never: '{{source}} has not answered yet',
      lastKnown: '{{text}}, last known',
      unread: 'unknown: not read yet, or hidden from you',
      notInstalled: 'unknown: the on-call backend is not installed',
      forbidden: 'unknown: you cannot see who is on call',
      failed: 'unknown: on-call did not load',
      and: '{{list}} and {{last}}',
      left: '{{name}} (left)',
      level: 'Level {{level, number}}: {{people}}',
      next: 'Next: {{people}}, {{time}}',
      gap: 'Gap from {{start}} to {{end}}',
      kept: 'On-call does not answer now. This is of {{time}}.',
    },
  },
});

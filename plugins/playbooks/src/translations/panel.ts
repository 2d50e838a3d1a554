/** Texts of the panel on the page of an alert. */
export const panelMessages = {
  title: 'What to do',
  in: '{{title}} › {{section}}',
  filled: '{{filled}} of {{all}} values filled',
  steps_one: 'The step',
  steps_other: 'All {{count}} steps',
  open: 'Open playbook',
  others_one: '{{count}} other',
  others_other: '{{count}} others',
  noCheck: 'It has no command to begin with.',
  missing: 'No playbook for {{alert}}.',
  near: 'Near:',
  startDraft: 'Start a draft',
  forbidden: 'You cannot see playbooks.',
  failed: 'The playbook did not load: {{reason}}',
  again: 'Try again',
} as const;

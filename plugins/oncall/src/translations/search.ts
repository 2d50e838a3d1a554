/** The texts of the search that answers for services, teams, people and schedules. */
export const searchMessages = {
  label: 'Service, team, person or schedule',
  subject: 'The search',
  results: 'What matches “{{q}}”',
  noMatch: 'Nothing that you can see matches “{{q}}”.',
  noMatchHint:
    'The search looks for parts of names: of services, teams, people and schedules.',
  clear: 'Clear the search',
  kinds: {
    entity: 'service',
    team: 'team',
    person: 'person',
    schedule: 'schedule',
  },
  person: {
    now: 'on call for {{schedules}}',
    until: '{{name}} until {{time}}',
    always: '{{name}}, always',
    next: 'next for {{name}} from {{time}}',
    never: 'on no schedule in the coming year',
  },
} as const;

/** Texts of a person who pages a team. */
export const pageMessages = {
  you: 'you',
  open: 'Page the team',
  title: 'Page {{name}}',
  text: 'What is wrong',
  textHint: 'One line. It is the first thing that they read.',
  severity: 'Severity',
  subject: 'Who would be woken',
  thing: 'who would be woken',
  now: 'Wakes {{people}} now ({{time}})',
  nowThere: 'Wakes {{people}} now ({{time}}, {{there}} there)',
  later: 'Waits until {{time}}, wakes nobody before. Then {{people}}',
  by: '{{sentence}} by {{channels}}',
  then: '{{people}} after {{duration}}',
  end: '{{sentences}}.',
  nobody: 'Nobody would be woken: {{reason}}',
  nobodyUnknown:
    'Nobody would be woken: nobody is on call and no channel is set.',
  someone: 'Nobody for {{what}} ({{reason}})',
  silenced:
    'Its alerts are silenced until {{time}}: {{reason}}. Your page goes out all the same.',
  act: 'Page {{people}}',
  actTeam: 'Page {{name}}',
  paged: '{{people}} paged.',
} as const;

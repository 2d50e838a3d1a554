/** The texts of teams whose on-call another system tells. */
export const sourceMessages = {
  read: 'from {{source}}, read {{age}} ago',
  silent: '{{source}} silent for {{age}}, last known',
  never: '{{source}} has not answered yet',
  unknown: 'Not known who is on call',
  named: '{{name}} in {{source}}',
  open: 'Open {{source}}',
  openOf: 'Open {{name}} in {{source}}',
  always: 'always on call',
  alwaysWith: '{{people}}, always on call',
  nobody: 'Mend it in {{source}}.',
  reach: '{{name}} is known to {{source}} only.',
} as const;

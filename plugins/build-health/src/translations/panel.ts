/** Texts of the panel on the page of an alert. */
export const panelMessages = {
  title: 'What changed',
  all: 'All builds',
  allOf: 'All builds of {{name}}',
  trunk: 'Trunk',
  built: '{{branch}} built',
  failed: '{{branch}} failed',
  of: 'of {{pipeline}}',
  firstGreen: 'first green',
  firstRed: 'first red',
  more_one: '{{count}} more',
  more_other: '{{count}} more',
  none: 'No build of trunk is known from before it.',
  noPipeline: 'No pipeline of {{name}} is known.',
  forbidden: 'You cannot see builds.',
  failedToLoad: 'The builds did not load: {{reason}}',
  again: 'Try again',
} as const;

/** What has changed in a page. */
export const changeMessages = {
  none: 'No line has changed.',
  places_zero: 'No line has changed since the last good run.',
  places_one: 'Changed in {{count}} place since the last good run.',
  places_other: 'Changed in {{count}} places since the last good run.',
  tooDifferent: 'Almost everything has changed.',
  hide: 'Hide the changes',
  show: 'Show the changes',
  since: 'Changed since the last good run: {{title}}',
  compare: 'Compare',
  title: 'What has changed in the page',
  subject: 'The comparison',
  more_one: '{{count}} more line is left out.',
  more_other: '{{count}} more lines are left out.',
} as const;

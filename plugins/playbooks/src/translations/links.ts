/** The texts of links that lead nowhere. */
export const linkMessages = {
  filter: 'Links',
  broken: 'Broken links',
  none: 'No page has a broken link',
  count_one: '{{count}} broken link',
  count_other: '{{count}} broken links',
  gone: 'It is not at its address any more',
  mark: 'broken link',
  why: 'This link leads nowhere: {{target}}',
  nowhere: '{{target}} leads nowhere',
  cannotTell_one: '{{count}} link cannot be checked',
  cannotTell_other: '{{count}} links cannot be checked',
} as const;

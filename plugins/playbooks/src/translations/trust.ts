/** How much a page is to be trusted, in words. */
export const trustMessages = {
  never: 'Never used',
  today: 'today',
  daysAgo_one: '{{count, number}} day ago',
  daysAgo_other: '{{count, number}} days ago',
  basis: {
    run: 'Last good run {{ago}}',
    drill: 'Last good drill {{ago}}',
    review: 'Reviewed {{ago}}',
  },
  changed: {
    page: 'page changed since',
    service: 'service changed since',
    both: 'page and service changed since',
  },
  setback: {
    partly: 'helped only partly {{ago}}',
    'not-by-this-page': 'did not help {{ago}}',
  },
  onlySetback: {
    partly: 'Used {{ago}}, it helped only partly',
    'not-by-this-page': 'Used {{ago}}, it did not help',
  },
} as const;

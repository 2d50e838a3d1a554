/** The texts of the on-call tab of entities. */
export const tabMessages = {
  now: 'On call now',
  levels: 'Schedules',
  levelsLabel: 'Who is on call, level by level',
  level: 'Level {{level, number}}',
  elsewhere: '{{source}} says who is on call here, and has the times.',
  at: {
    title: 'Who was on call',
    open: 'Ask for another time',
    date: 'Date',
    time: 'Time',
    zone: 'In the zone',
    ask: 'Show',
    clear: 'Clear',
    hint: 'Any time, past or ahead. Schedules and overrides count as they stood then; owner and team are those of today.',
    subject: 'Who was on call',
    overridden: 'by an override',
    nobody: 'nobody',
    nobodyUntil: 'nobody until {{instant}}',
    problems: {
      date: 'Write a date that exists: 2026-11-24',
      time: 'Write hours and minutes: 03:12',
      zone: 'Choose a zone from the list',
      range: 'Ask for a time from 1970 to 2099',
    },
    night: {
      skipped:
        'The clocks jumped over this time there: an hour later is meant.',
      repeated: 'The clocks showed this time twice there: the first is meant.',
    },
  },
} as const;

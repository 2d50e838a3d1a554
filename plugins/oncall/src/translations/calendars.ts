/** The texts of calendar links. */
export const calendarMessages = {
  subscribe: 'Subscribe',
  subscribeTo: 'Subscribe to {{name}}',
  title: {
    schedule: 'Subscribe to {{name}}',
    team: 'Subscribe to the schedules of {{name}}',
    person: 'Subscribe to your shifts',
  },
  what: {
    schedule:
      'A calendar link shows who is on call on {{name}} in any calendar program, overrides included: 30 days back and 365 ahead.',
    team: 'A calendar link shows who is on call on all schedules of {{name}} in any calendar program, overrides included: 30 days back and 365 ahead.',
    person:
      'A calendar link shows your shifts on all schedules in any calendar program, overrides included: 30 days back and 365 ahead.',
  },
  secret:
    'Whoever has the link reads it without signing in: schedule and person names, nothing else.',
  ends: {
    schedule:
      'It shows nothing any more once you revoke it, leave the team and have no shift ahead on the schedule, or leave the catalog.',
    team: 'It shows nothing any more once you revoke it, leave the team or leave the catalog.',
    person:
      'It shows nothing any more once you revoke it or leave the catalog.',
  },
  make: 'Create calendar link',
  makeAnother: 'Create another link',
  done: 'Done',
  made: 'Calendar link created.',
  fresh: {
    label: 'Your new calendar link',
    once: 'This link is shown only now. Copy it, or create another later and revoke this one.',
    address: 'Address of the calendar',
    copy: 'Copy link',
    link: 'calendar link',
    open: 'Open in a calendar program',
    howTo: 'Where to put it',
    google: 'Google Calendar, in the browser: Other calendars › + › From URL.',
    outlook: 'Outlook: Add calendar › Subscribe from web.',
    apple: 'Apple Calendar: File › New Calendar Subscription.',
    reach:
      'Google, and Outlook on the web, read it from the internet, a few times a day: they need a portal that can be reached there.',
  },
  failed: {
    forbidden:
      'You may not create this link. {{message}}. Nothing was created.',
    limit: '{{message}}.',
    other:
      'The calendar link was not created. The server did not answer as it should; try again in a minute.',
    revoke:
      'The link was not revoked and still works. The server did not answer as it should; try again in a minute.',
  },
  list: {
    title: 'Your calendar links',
    subject: 'Your calendar links',
    thing: 'your calendar links',
    empty: 'You have no calendar link yet.',
    schedule: 'Schedule {{name}}',
    team: 'Team {{name}}',
    person: 'Your shifts',
    goneSchedule: 'A schedule that is gone or hidden from you',
    goneTeam: 'A team that is hidden from you',
    created: 'created',
    read: 'last read',
    never: 'never read',
    inactive:
      'Shows nothing: its schedule is gone, or you are no longer of the team or on the schedule.',
    revoke: 'Revoke',
    revokeOf: 'Revoke the link of {{what}}',
    consequence:
      'Calendars that read this link are not updated any more. It cannot be brought back.',
    keep: 'Keep link',
    confirm: 'Revoke link',
    revoked: 'Calendar link revoked.',
  },
} as const;

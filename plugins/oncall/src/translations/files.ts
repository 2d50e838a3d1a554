/** The texts of schedules as files. */
export const fileMessages = {
  format: {
    callboard: 'Callboard',
    pagerduty: 'PagerDuty v2',
    opsgenie: 'Opsgenie',
  },
  import: {
    button: 'From a file…',
    title: 'A schedule from a file',
    help: 'JSON of one schedule: our own document, or what the API of PagerDuty (version 2) or Opsgenie answers. It becomes a draft: nothing is live before you save.',
    choose: 'Choose a file',
    drop: 'or drop it here',
    paste: 'Or paste its text',
    pasted: 'pasted text',
    open: 'Open as a draft',
    cancel: 'Cancel',
    empty: 'Choose a file, or paste its text.',
    tooLarge:
      'The file is larger than 1 MB. Export one schedule, and a shorter stretch of computed shifts.',
    unreadable: 'The browser could not read the file.',
    noCatalog: 'The people of the file could not be looked up in the catalog.',
  },
  notes: {
    title: 'From {{file}} ({{format}})',
    lost_one: '{{count, number}} thing could not be carried over',
    lost_other: '{{count, number}} things could not be carried over',
    nothingLost: 'Everything in the file could be carried over.',
    place: 'In the file at',
    overrides_one: '{{count, number}} override to come is added when you save.',
    overrides_other:
      '{{count, number}} overrides to come are added when you save.',
    overridesLeft_one:
      '{{count, number}} override to come names only people who were not found, and is left out.',
    overridesLeft_other:
      '{{count, number}} overrides to come name only people who were not found, and are left out.',
  },
  people: {
    found_one: '{{count, number}} person of the file was found in the catalog:',
    found_other:
      '{{count, number}} people of the file were found in the catalog:',
    is: '{{name}} is {{title}}',
    missing_one:
      '{{count, number}} person of the file was not found in the catalog. Their turns are vacant until you say who they are.',
    missing_other:
      '{{count, number}} people of the file were not found in the catalog. Their turns are vacant until you say who they are.',
    who: 'Who is {{name}}?',
  },
  compare: {
    none: 'The file holds no computed shifts, so nothing could be compared. With them, each difference is listed here.',
    same: 'The shifts that {{format}} computed and those of this draft are the same, {{from}} to {{to}}.',
    differs_one: 'Differs on {{count, number}} of {{days, number}} days',
    differs_other: 'Differs on {{count, number}} of {{days, number}} days',
    help: 'The shifts that {{format}} computed beside those of this draft as it is now, {{from}} to {{to}}.',
    theirs: 'theirs: {{people}}',
    ours: 'ours: {{people}}',
    nobody: 'nobody',
    go: 'Go there',
    goTo: 'Go there: {{time}}',
    back: 'Back to the start',
    at: 'Two weeks from {{time}}',
  },
  /** Overrides that were not added when the schedule was made. */
  left: {
    title_one:
      '{{count, number}} override of the file is not on this schedule yet',
    title_other:
      '{{count, number}} overrides of the file are not on this schedule yet',
    help: 'The schedule is saved without them. They are kept on this device until you add them or leave them out.',
    notTried: 'The page was left before it was added.',
    noAnswer: 'The server did not answer.',
    failed: 'The server could not take it (status {{status}}).',
    forbidden: 'Only people of {{team}}, or with a shift ahead, can add it.',
    refused: 'Refused: {{message}}',
    retry: 'Add again',
    leaveOut: 'Leave out',
    leaveOutOf: 'Leave out {{when}}',
    done: 'No override of the file is left to add.',
  },
  /** Where a file was read: what it is, and what was done instead. */
  read: {
    disabled: 'It is switched off there. Here it is live once it is saved.',
    'no-window': 'A window without length. It is left out.',
    'not-a-person':
      'A team or an escalation stands where a person should: {{detail}}. Nobody takes its place.',
    'override-part':
      'An override of some rotations only. It is left out: add it on the schedule’s page.',
    'repeated-time':
      'The second occurrence of an hour that clocks repeat. Here it is the first.',
    seconds: 'A time that is not at a full minute. The seconds are cut off.',
    'turn-length':
      'A turn of {{detail}} seconds is no number of whole hours. It is rounded to hours.',
    'turns-counted':
      'Turns may pass on days without duty or stay on them, and the file does not show which. All days are counted: check whose turn it is.',
    versions:
      'Versions before the last one. The new schedule begins with the last.',
    'window-length':
      'A window that is longer than its day, or its week. It is cut to it.',
    'without-time':
      'It is over before it begins, or has nobody or no time in it. It is left out. {{detail}}',
  },
  /** Where a file was written: what it cannot say, and what stands in it instead. */
  written: {
    'active-days':
      'Turns pass over days without duty. In the file all days are counted, so other people take the turns.',
    effective:
      'The layer begins within a turn. In the file it begins with that turn.',
    'fixed-gap':
      'An override leaves a time to nobody. In the file the layers are on call then.',
    minutes:
      'A time that is not at :00 or :30. Opsgenie rounds it when it reads the file.',
    month: 'Turns of months. The layer is left out.',
    'override-kind':
      'An override that adds, removes or replaces one person. It is left out.',
    'override-people':
      'An override with several people. The first one is in the file.',
    people:
      'Several people are on call together. In the file it is one of them.',
    priority:
      'Layers cover others. In the file all of them are on call together.',
    seconds: 'A time that is not at a full second. The rest is cut off.',
    vacant: 'Vacant turns. In the file a user NOBODY stands in them.',
    'without-time': 'A layer that never holds. It is left out.',
    zone: 'A layer in the zone {{detail}}. In the file its times are written in the schedule’s zone.',
  },
  otherLoss: 'It could not be carried over.',
  export: {
    menu: 'More',
    callboard: 'Download as Callboard JSON…',
    pagerduty: 'Download as PagerDuty v2 JSON…',
    opsgenie: 'Download as Opsgenie JSON…',
    title: 'Download {{name}} for {{format}}',
    what: 'The file holds the version in force now, and the overrides that have not ended.',
    ids: 'People stand in it with their catalog reference as id: replace it with their id of {{format}} before you send the file there.',
    copy: 'Copy',
    fileOf: '{{format}} JSON of {{name}}',
    nothingLost: '{{format}} can say all of it.',
    lost_one: '{{format}} cannot say {{count, number}} thing',
    lost_other: '{{format}} cannot say {{count, number}} things',
    place: 'At',
    same: 'Who is on call is the same on all of the next 365 days.',
    differs_one:
      'Who is on call differs on {{count, number}} of the next 365 days.',
    differs_other:
      'Who is on call differs on {{count, number}} of the next 365 days.',
    download: 'Download',
    cancel: 'Cancel',
  },
} as const;

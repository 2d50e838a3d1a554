/** Texts of documents in lists, and of what is done with them. */
export const documentsMessages = {
  publish: {
    title: 'Publish {{title}}',
    version: 'Version {{version}}: {{fall}}',
    noWhatIf: 'no service is judged by it.',
    untilThen:
      'Until then new checks are shown as "counts from {{day}}", and nobody loses a level by them.',
    when: 'When it counts',
    now: 'At once',
    grace_one: 'At once, and its new check from a day on',
    grace_other: 'At once, and its {{count}} new checks from a day on',
    later: 'All of it from a day on',
    day: 'Day',
    dayWrong: 'The day has to be after today, as in 2027-01-31.',
    note: 'What has changed',
    noteHelp: 'Teams read it beside the new version.',
    cancel: 'Cancel',
    submit_zero: 'Publish: nobody is told',
    submit_one: 'Publish: {{count}} team is told',
    submit_other: 'Publish: {{count}} teams are told',
    done: 'Published',
    failed: 'Not published. {{reason}}',
  },
  list: {
    subject: 'The documents',
    thing: 'the documents',
    answer_one: '{{count}} document.',
    answer_other: '{{count}} documents.',
    drafts_one: '{{count}} has a draft.',
    drafts_other: '{{count}} have a draft.',
    kinds: {
      Scorecard: 'Scorecards',
      Standard: 'Standards',
      Campaign: 'Campaigns',
      FactSet: 'Sets of facts',
    },
    columns: {
      title: 'Title',
      owner: 'Owner',
      version: 'Version',
      origin: 'Kept in',
      act: 'Act',
    },
    active: 'version {{version}} counts',
    scheduled: 'version {{version}} from {{day}}',
    draft: 'draft {{version}}',
    retired: 'retired',
    portal: 'this portal',
    git: 'git:',
    left: 'Its file is left out: {{problem}}',
    empty: 'Nothing is written yet',
    emptyHint:
      'Begin a scorecard here, or name a folder of YAML files in the configuration of the backend.',
    snippet: 'configuration',
  },
  create: {
    buttons: {
      Scorecard: 'New scorecard',
      Standard: 'New standard',
      Campaign: 'New campaign',
      FactSet: 'New set of facts',
    },
    id: 'Id',
    idHelp:
      'Part of its address and of the names of its checks. It never changes.',
    idWrong: 'The id has to be lower-case words joined by -, such as on-call.',
    taken: 'There is a document {{id}} already. Choose another id.',
    consequence:
      'It begins as a draft: nobody is judged or told until you publish it.',
    submit: 'Create draft',
  },
  git: {
    left: 'The file of this document is left out. What you see is what was in force before.',
  },
  retire: {
    open: 'Retire…',
    openOf: 'Retire {{title}}…',
    title: 'Retire {{title}}?',
    submit: 'Retire',
    done: '{{title}} is retired',
    Scorecard:
      'From now on no service is judged by it, and its levels are gone from all pages. Its history stays readable.',
    Standard:
      'From now on it is not among the standards. Checks that prove its sentences stay, and lose their reason.',
    Campaign:
      'From now on nobody is reminded of it. What is left of it stays undone.',
    FactSet:
      'From now on its facts are not taken any more, and checks that read them cannot be judged.',
  },
  versions: {
    title_one: '{{count}} version',
    title_other: '{{count}} versions',
    one: '{{version}}, {{state}}',
    draft: 'draft',
    scheduled: 'scheduled',
    active: 'counts',
    retired: 'retired',
  },
} as const;

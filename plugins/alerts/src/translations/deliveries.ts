/** Texts of how alerts fare, and of what was sent. */
export const deliveryMessages = {
  subject: 'Deliveries',
  thing: 'deliveries',
  list: 'Messages',
  good: 'Alerts reach people.',
  heartbeat: 'Everything was seen to move {{age}} ago.',
  watched: 'The second system heard of it {{age}} ago.',
  waiting_one: '{{count}} message waits.',
  waiting_other: '{{count}} messages wait.',
  failed_one: '{{count}} was given up within a week.',
  failed_other: '{{count}} were given up within a week.',
  dead_one:
    '{{count}} delivery of a sender could not be worked in; the log says why.',
  dead_other:
    '{{count}} deliveries of senders could not be worked in; the log says why.',
  states: 'Which messages',
  shown: {
    failed: 'Given up',
    waiting: 'Waiting',
    sent: 'Sent',
    cancelled: 'Cancelled',
    all: 'All',
  },
  channel: 'Channel',
  everyChannel: 'every channel',
  state: {
    failed: 'given up',
    waiting: 'waits',
    sent: 'sent',
    cancelled: 'cancelled',
  },
  to: {
    page: 'Page to {{person}} {{channel}}',
    news: 'News to {{person}} {{channel}}',
    test: 'Test to {{person}} {{channel}}',
  },
  shared: {
    page: 'Page {{channel}}',
    news: 'News {{channel}}',
    test: 'Test {{channel}}',
  },
  attempts_one: '{{count}} attempt: {{problem}}',
  attempts_other: '{{count}} attempts: {{problem}}',
  retry: 'Try again',
  retryOf: 'Try again: {{line}}',
  retried: 'It is tried again.',
  notRetried: 'Not tried again: {{reason}}',
  empty: {
    failed: 'No message was given up.',
    waiting: 'No message waits.',
    sent: 'No message was sent.',
    cancelled: 'No message was cancelled.',
    all: 'No message is kept.',
  },
  problem: {
    'late-deliveries': 'Alerts come in late: the oldest waits since {{time}}.',
    'late-steps': 'Escalation is late: a page is overdue since {{time}}.',
    'late-messages': 'Messages are late: the oldest waits since {{time}}.',
    'no-heartbeat': 'No heartbeat since {{time}}: alerts may reach nobody.',
    'failing-channel_one':
      'Messages {{channel}} fail since {{time}}, {{count}} waits.',
    'failing-channel_other':
      'Messages {{channel}} fail since {{time}}, {{count}} wait.',
    unwatched: 'The second system has not taken the heartbeat since {{time}}.',
    never: 'The second system does not take the heartbeat.',
    because: '{{sentence}} {{reason}}.',
  },
} as const;

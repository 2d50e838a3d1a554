import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The texts of the kit. Adopters translate them under the id `callboard-kit`, once for all plugins of the suite. */
export const kitTranslationRef = createTranslationRef({
  id: 'callboard-kit',
  messages: {
    async: {
      loading: 'Loading {{subject}}',
      slow: 'Still loading: 10 s is unusual.',
      retry: 'Try again',
      staleTitle: '{{subject}} did not update.',
      staleShown: 'You see values',
      offlineSince: 'No network since {{time}}.',
      offlineCopy: 'You read a saved copy.',
      offlineNothing:
        '{{subject}} is not on this device yet and loads when the network is back.',
    },
    error: {
      title: '{{subject}} did not load.',
      answered: 'The server answered {{status}} at {{time}}.',
      unreachable: 'The server could not be reached at {{time}}.',
      other: 'It failed at {{time}}.',
      harmless: 'Nothing was changed.',
      details: 'Details',
      rawMessage: 'error message',
    },
    forbidden: {
      title: 'You cannot see {{subject}},',
      rest: 'or it does not exist.',
      owners: 'Its owners decide who can.',
      defaultSubject: 'this',
    },
    copy: {
      action: 'Copy {{what}}',
      short: 'Copy',
      done: 'Copied {{what}}',
      failed:
        'Not copied: the browser refused. Select the text and copy it by hand.',
      command: 'command',
      text: 'text',
      timestamp: 'timestamp',
    },
    time: {
      justNow: 'just now',
      ago: '{{duration}} ago',
      in: 'in {{duration}}',
      since: 'since {{time}} ({{duration}})',
      unknown: 'unknown time',
      there: 'There',
      yours: 'Yours',
      utc: 'UTC',
      iso: 'ISO 8601',
      details: '{{time}}, show time zones',
      age: 'from {{time}}, {{duration}} old',
    },
    link: {
      you: 'you',
      left: '{{name}} (left)',
      lead: '(lead)',
      inherited: '(from {{source}})',
    },
    undo: {
      label: 'Undo',
      action: 'Undo',
      close: 'Close',
      done: 'Taken back.',
      failed: 'Not taken back.',
    },
    markdown: {
      cut: 'The text is longer than {{size}} characters. The rest is not shown.',
      image: 'image',
      imageNamed: 'image: {{alt}}',
      done: 'done',
      open: 'open',
      unreadable: 'This text could not be formatted. It is shown as written.',
    },
  },
});

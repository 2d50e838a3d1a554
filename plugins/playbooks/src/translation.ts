import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { changeMessages } from './translations/changes';
import { coverageMessages } from './translations/coverage';
import { entityMessages } from './translations/entities';
import { findingMessages } from './translations/finding';
import { imageMessages } from './translations/images';
import { linkMessages } from './translations/links';
import { panelMessages } from './translations/panel';
import { printMessages } from './translations/print';
import { runMessages } from './translations/runs';
import { trustMessages } from './translations/trust';

/**
 * The texts of the playbooks plugin.
 *
 * @public
 */
export const playbooksTranslationRef = createTranslationRef({
  id: 'playbooks',
  messages: {
    title: 'Playbooks',
    tabs: { pages: 'Pages', coverage: 'Coverage', runs: 'Runs' },
    changes: changeMessages,
    coverage: coverageMessages,
    entities: entityMessages,
    finding: findingMessages,
    images: imageMessages,
    links: linkMessages,
    panel: panelMessages,
    print: printMessages,
    trust: trustMessages,
    runs: runMessages,
    list: {
      subject: 'The playbooks',
      thing: 'these playbooks',
      search: 'Title, alert, command or text',
      answer_one: '{{count}} page.',
      answer_other: '{{count}} pages.',
      columns: {
        title: 'Page',
        alerts: 'Alerts',
        holds: 'Holds',
        changed: 'Changed',
      },
      steps_one: '{{count}} step',
      steps_other: '{{count}} steps',
      commands_one: '{{count}} command',
      commands_other: '{{count}} commands',
      draft: 'Draft',
      deprecated: 'Deprecated',
      problems_one: '{{count}} note for its author',
      problems_other: '{{count}} notes for its author',
      noAlert: 'by its name',
      range: '{{first}} to {{last}} of {{total}}',
      none: {
        title: 'No page yet',
        hint: 'Name a folder of markdown in the configuration of the backend; each page is read as it is.',
        snippet: 'configuration',
        filtered: 'No page fits',
        filteredHint:
          'No page has these words, whether in its title, file, alerts or text.',
      },
    },
    open: {
      action: 'Paste alert',
      title: 'Paste an alert',
      hint: 'JSON of Alertmanager or Prometheus, labels such as alertname="LedgerLag", the address of an alert, or its name. What you paste stays in this browser; its name, labels and annotations are sent to find the page.',
      field: 'Alert',
      subject: 'The playbooks for the alert',
      thing: 'playbooks',
      found: 'Found: {{alert}}, {{labels}} labels',
      foundMany:
        'Found: {{alerts}} alerts, the first is {{alert}}, {{labels}} labels',
      openPage: 'Open filled page',
      section: 'section {{section}}',
      reason: {
        'runbook-url': 'its address is in the alert',
        'alert-map': 'it is mapped to the alert',
        'front-matter': 'it names the alert',
        'page-name': 'it is called like the alert',
        'section-name': 'a section is called like the alert',
      },
    },
    page: {
      subject: 'The playbook',
      thing: 'this playbook',
      source: 'Source',
      forAlert: 'for alert {{alert}}',
      values: 'Values',
      valuesFilled: '{{filled}} of {{all}} values filled',
      noValues: 'This page asks for no values.',
      from: {
        label: 'alert',
        annotation: 'alert',
        entity: 'entity',
        'on-call': 'on call',
        given: 'typed',
        time: 'alert began',
      },
      ask: 'asked for',
      secret: 'secret, stays in this browser',
      refused: 'The value from the alert {{reason}}',
      contents: 'Contents',
      asWritten: 'As written',
      impact: 'What users see',
      firstCheck: 'First check',
      call: 'Call',
      callPhone: 'Call {{number}}',
      notes: 'Notes for the author',
      noteLine: 'line {{line}}',
      deprecated: 'This page is deprecated.',
      draft: 'This page is a draft.',
      saved: 'Saved copy of {{time}}',
    },
    command: {
      copy: 'Copy',
      what: 'command',
      needs: 'needs {{names}}',
      refused: '{{name}} {{reason}}',
      destroys: '{{what}}.',
      copyAnyway: 'Copy anyway',
      cancel: 'Do not copy',
      showAll: 'Show all',
      showFor: 'Value of {{name}}',
    },
  },
});

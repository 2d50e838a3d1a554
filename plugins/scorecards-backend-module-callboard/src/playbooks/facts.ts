import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { DAY, HOUR } from '../families/times';

const pages = { maxAgeMs: 6 * HOUR };
/** Whoever runs the portal says how often files of alert rules are read. */
const rules = { maxAgeMs: DAY };

/** What playbooks know of an entity. */
export const playbooksFacts: FactSchema[] = [
  {
    name: 'playbook-count',
    title: 'Playbooks',
    type: 'number',
    unit: 'playbooks',
    minimum: 0,
    ...pages,
  },
  {
    name: 'stale-playbook-count',
    title: 'Stale playbooks',
    description:
      'Neither a good run nor a review for so long that they have lapsed, or used and of no help.',
    type: 'number',
    unit: 'playbooks',
    minimum: 0,
    ...pages,
  },
  {
    name: 'unproven-playbook-count',
    title: 'Playbooks never run or reviewed',
    type: 'number',
    unit: 'playbooks',
    minimum: 0,
    ...pages,
  },
  {
    name: 'last-proven-at',
    title: 'Last good run or review of a playbook',
    description: 'The day of the latest of all its playbooks.',
    type: 'time',
    ...pages,
  },
  {
    name: 'last-good-run',
    title: 'Last good run of a playbook',
    description:
      'When a run of any of its playbooks last ended well; a drill counts, a review does not.',
    type: 'time',
    ...pages,
  },
  {
    name: 'last-drill',
    title: 'Last drill of a playbook',
    description:
      'When any of its playbooks was last walked through on a quiet day, however that ended.',
    type: 'time',
    ...pages,
  },
  {
    name: 'has-rollback-step',
    title: 'A playbook says how to roll back',
    description:
      'A section or a step of any of its playbooks says how to take back what was done.',
    type: 'boolean',
    ...pages,
  },
  {
    name: 'broken-link-count',
    title: 'Broken links of its playbooks',
    type: 'number',
    unit: 'links',
    minimum: 0,
    ...pages,
  },
  {
    name: 'alert-rules',
    title: 'Alerts',
    description: 'Names of alerts in rule files whose service it is.',
    type: 'number',
    unit: 'alerts',
    minimum: 0,
    ...rules,
  },
  {
    name: 'rules-with-playbook',
    title: 'Alerts with a playbook',
    description:
      'Alerts that lead to a playbook, or to a page elsewhere that is there.',
    type: 'number',
    unit: 'alerts',
    minimum: 0,
    ...rules,
  },
  {
    name: 'coverage',
    title: 'Alerts with a playbook, of all its alerts',
    type: 'number',
    unit: '%',
    minimum: 0,
    maximum: 100,
    ...rules,
  },
];

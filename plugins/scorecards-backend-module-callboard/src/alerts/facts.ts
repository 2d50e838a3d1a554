import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { HOUR } from '../families/times';

const lately = { maxAgeMs: 6 * HOUR };

/** What alerts add up to for an entity. */
export const alertsFacts: FactSchema[] = [
  {
    name: 'alerts-30d',
    title: 'Alerts, 30 days',
    description: 'Those that were opened, whether or not anybody was paged.',
    type: 'number',
    unit: 'alerts',
    minimum: 0,
    ...lately,
  },
  {
    name: 'pages-per-week',
    title: 'Pages a week',
    description:
      'Alerts that paged somebody, a week, on average of the last 30 days.',
    type: 'number',
    unit: 'pages',
    minimum: 0,
    ...lately,
  },
  {
    name: 'out-of-hours-pages-30d',
    title: 'Out-of-hours pages, 30 days',
    description:
      'Pages outside of Monday to Friday, 9 to 18 o’clock, in the time zone of its schedule.',
    type: 'number',
    unit: 'pages',
    minimum: 0,
    ...lately,
  },
  {
    name: 'time-to-acknowledge',
    title: 'Median time to acknowledge, 30 days',
    description:
      'From the page to the first who took it, of the pages that somebody took. Missing where nobody was paged or took one.',
    type: 'duration',
    minimum: 0,
    ...lately,
  },
  {
    name: 'unacknowledged-pages-30d',
    title: 'Pages that nobody took, 30 days',
    description: 'Alerts that paged somebody, and that nobody acknowledged.',
    type: 'number',
    unit: 'pages',
    minimum: 0,
    ...lately,
  },
  {
    name: 'unowned-alerts-30d',
    title: 'Alerts of no team, 30 days',
    description: 'Alerts of it that no team was known to answer for.',
    type: 'number',
    unit: 'alerts',
    minimum: 0,
    ...lately,
  },
  {
    name: 'unrouted-alerts-30d',
    title: 'Unrouted alerts that may be of it, 30 days',
    description:
      'Alerts that nobody could tell the place of, and whose labels are like its name.',
    type: 'number',
    unit: 'alerts',
    minimum: 0,
    ...lately,
  },
  {
    name: 'route-reaches-person',
    title: 'An alert of it reaches a person',
    description:
      'By its escalation policy, or the built-in one, a critical alert pages somebody now.',
    type: 'boolean',
    maxAgeMs: HOUR,
  },
];
